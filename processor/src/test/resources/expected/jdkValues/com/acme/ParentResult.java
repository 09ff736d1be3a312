package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Jdk#parent(Optional)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ParentResult(Path value) implements Serializable {
}
