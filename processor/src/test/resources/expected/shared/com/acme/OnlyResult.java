package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Shop#only(Path)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OnlyResult() implements Serializable {
}
