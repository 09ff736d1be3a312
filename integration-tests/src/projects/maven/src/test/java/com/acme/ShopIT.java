package com.acme;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** Run by Failsafe: from the jar. */
class ShopIT {
  @Test
  void greetsInAWorker() {
    try (GreetPool pool = GreetPool.open()) {
      assertNotEquals(ProcessHandle.current().pid(), pool.call("Ada").pid());
    }
  }
}
