package com.acme;

import com.google.auto.value.AutoValue;
import java.io.Serializable;

/** AutoValue writes {@code AutoValue_Weight}. */
@AutoValue
public abstract class Weight implements Serializable {
  private static final long serialVersionUID = 1;

  public abstract int grams();

  public static Weight of(int grams) {
    return new AutoValue_Weight(grams);
  }
}
