package com.acme;

import java.io.Serializable;
import org.immutables.value.Value;

/** Immutables writes {@code ImmutablePrice}. */
@Value.Immutable
public interface Price extends Serializable {
  int cents();
}
