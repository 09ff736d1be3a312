package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.util.StringUtils;

@SpringBootApplication
public class Shop {
  public record Greeting(String text, long pid) {}

  /** With a class of a library, which is a jar within the jar. */
  @ParallelTask(workers = 2)
  public static Greeting greet(String name) {
    return new Greeting("Hello " + StringUtils.capitalize(name), ProcessHandle.current().pid());
  }

  @Bean
  GreetPool greetPool() {
    return GreetPool.open();
  }

  @Bean
  CommandLineRunner greetAll(GreetPool pool) {
    return args -> {
      for (Greeting greeting : pool.map(List.of("ada", "bob", "eve"))) {
        boolean apart = greeting.pid() != ProcessHandle.current().pid();
        System.out.println(greeting.text() + (apart ? " from a worker" : " from the program"));
      }
    };
  }

  public static void main(String[] args) {
    SpringApplication.run(Shop.class, args);
  }
}
