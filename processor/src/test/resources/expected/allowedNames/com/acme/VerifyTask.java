package com.acme;

import java.io.Serializable;
import java.security.PublicKey;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shapes#verify(PublicKey, byte[])}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record VerifyTask(PublicKey key, byte[] signature) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("VerifyTask[key=").append(Objects.toString(key))
        .append(", signature=").append(Objects.toString(signature))
        .append("]").toString();
  }
}
