package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Orders#count(List)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record CountResult(int value) implements Serializable {
}
