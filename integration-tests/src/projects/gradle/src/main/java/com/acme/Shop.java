package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Shop {
  private Shop() {}

  public record Greeting(String text, long pid) {}

  @ParallelTask(workers = 2)
  public static Greeting greet(String name) {
    return new Greeting("Hello " + name, ProcessHandle.current().pid());
  }

  public static void main(String[] args) {
    try (GreetPool pool = GreetPool.open()) {
      for (Greeting greeting : pool.map(List.of("Ada", "Bob", "Eve"))) {
        boolean apart = greeting.pid() != ProcessHandle.current().pid();
        System.out.println(greeting.text() + (apart ? " from a worker" : " from the program"));
      }
    }
  }
}
