package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#javas(int, int, int, int, int, int, int, int, int, int, int, int, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JavasTask(int clone_, int finalize_, int getClass_, int hashCode_, int notify_,
    int notifyAll_, int toString_, int wait__, int wait_, int serialVersionUID_, int equals,
    int record, int $dollar, int größe) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("JavasTask[clone_=").append(clone_)
        .append(", finalize_=").append(finalize_)
        .append(", getClass_=").append(getClass_)
        .append(", hashCode_=").append(hashCode_)
        .append(", notify_=").append(notify_)
        .append(", notifyAll_=").append(notifyAll_)
        .append(", toString_=").append(toString_)
        .append(", wait__=").append(wait__)
        .append(", wait_=").append(wait_)
        .append(", serialVersionUID_=").append(serialVersionUID_)
        .append(", equals=").append(equals)
        .append(", record=").append(record)
        .append(", $dollar=").append($dollar)
        .append(", größe=").append(größe)
        .append("]").toString();
  }
}
