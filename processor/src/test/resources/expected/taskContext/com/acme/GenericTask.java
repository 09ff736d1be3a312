package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Films#generic(String, TaskContext, List...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GenericTask(String film, List<String>... frames) implements Serializable {
  @SafeVarargs
  public GenericTask {
    // for its annotation
  }
}
