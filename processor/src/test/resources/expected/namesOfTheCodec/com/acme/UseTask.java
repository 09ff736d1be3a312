package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#use(Names.Task, Names.TaskCodec, Containers, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record UseTask(Names.Task out, Names.TaskCodec in, Containers containers,
    List<Names.LogLevel> part) implements Serializable {
}
