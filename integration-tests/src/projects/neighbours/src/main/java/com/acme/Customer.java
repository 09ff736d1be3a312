package com.acme;

import java.io.Serializable;
import lombok.Builder;
import lombok.Value;

/** Lombok writes constructor, getters and builder into this class. */
@Value
@Builder
public class Customer implements Serializable {
  private static final long serialVersionUID = 1;

  String name;
}
