package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Graph#walk(Graph.Node)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WalkTask(Graph.Node node) implements Serializable {
}
