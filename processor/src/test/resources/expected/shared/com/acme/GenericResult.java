package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Shop#generic(int, List...)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GenericResult(int value) implements Serializable {
}
