package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Names#use(Names.Task, Names.TaskCodec, Containers, List)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record UseResult(List<Names.Task> value) implements Serializable {
}
