package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Collections#fourth()} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record FourthResult(int value) implements Serializable {
}
