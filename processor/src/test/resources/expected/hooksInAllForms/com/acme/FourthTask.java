package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Collections#fourth()}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record FourthTask() implements Serializable {
}
