package com.acme;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Jdk#parent(Optional)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ParentTask(Optional<Path> file) implements Serializable {
}
