package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#ours(int, int, int, int, int, int, int, int, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OursTask(int pool, int task, int options, int workers, int inputs, int value,
    int result, int args, int patience, int limit) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("OursTask[pool=").append(pool)
        .append(", task=").append(task)
        .append(", options=").append(options)
        .append(", workers=").append(workers)
        .append(", inputs=").append(inputs)
        .append(", value=").append(value)
        .append(", result=").append(result)
        .append(", args=").append(args)
        .append(", patience=").append(patience)
        .append(", limit=").append(limit)
        .append("]").toString();
  }
}
