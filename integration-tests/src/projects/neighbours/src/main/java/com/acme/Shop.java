package com.acme;

import org.paralleltask.ParallelTask;

public final class Shop {
  private Shop() {}

  @ParallelTask(workers = 1, allowNames = "com.acme.*")
  public static String sell(Order order, Customer customer, Price price, Weight weight) {
    OrderMapper.Line line = OrderMapper.INSTANCE.line(order);
    return line.count() + " " + line.article() + " for " + customer.getName() + ": "
        + price.cents() * order.count() + " cents, " + weight.grams() * order.count() + " g";
  }

  public static void main(String[] args) {
    Order order = OrderBuilder.builder().article("tea").count(3).build();
    Customer customer = Customer.builder().name("Ada").build();
    try (SellPool pool = SellPool.open()) {
      System.out.println(pool.call(order, customer, ImmutablePrice.builder().cents(250).build(), Weight.of(100)));
    }
  }
}
