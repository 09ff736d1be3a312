package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Run by Surefire, with JaCoCo's agent in the workers too. */
class ShopTest {
  @Test
  void greetsInAWorker() {
    try (GreetPool pool = GreetPool.open(options -> options.jvmArgs(List.of("-Xmx64m")))) {
      assertEquals("Hello Ada", pool.call("Ada").text());
      assertNotEquals(ProcessHandle.current().pid(), pool.call("Bob").pid());
      assertEquals(3, pool.stats().workers().size(), "as systemPropertyVariables say");
    }
  }
}
