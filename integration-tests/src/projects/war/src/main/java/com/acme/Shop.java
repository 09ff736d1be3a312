package com.acme;

import org.paralleltask.ParallelTask;

public final class Shop {
  private Shop() {}

  public record Greeting(String text, long pid) {}

  @ParallelTask(workers = 1)
  public static Greeting greet(String name) {
    return new Greeting("Hello " + name, ProcessHandle.current().pid());
  }
}
