package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shapes#find(Shapes.Option, Shapes.Option, Shapes.Amount, Shapes.Open, Shapes.Secret)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindTask(Shapes.Option<String> name, Shapes.Option<? extends Shapes.Shape> like,
    Shapes.Amount<Integer> amount, Shapes.Open open, Shapes.Secret secret) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("FindTask[name=").append(Objects.toString(name))
        .append(", like=").append(Objects.toString(like))
        .append(", amount=").append(Objects.toString(amount))
        .append(", open=").append(Objects.toString(open))
        .append(", secret=").append(Objects.toString(secret))
        .append("]").toString();
  }
}
