package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Trees#nest(Trees.Nest)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NestTask(Trees.Nest<String> nest) implements Serializable {
}
