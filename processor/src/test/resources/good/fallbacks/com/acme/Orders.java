package com.acme;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.paralleltask.ParallelTask;

public final class Orders {
    private Orders() {}

    public static final class Customer implements Serializable {
        private static final long serialVersionUID = 1;
        private String name;
    }

    public enum Day {
        MONDAY
    }

    private record Secret(int number) {}

    public record Unnameable(Secret secret, String text) {}

    public record Order(Customer customer, List<Customer> others, Unnameable unnameable, TreeMap<String, Price> prices) {}

    public record Price(long cents) {}

    public record Plain(int number) {}

    @ParallelTask
    public static Map<Customer, Day> ship(Order order, EnumMap<Day, Plain> days, List<Unnameable> all) {
        return Map.of();
    }
}
