package com.acme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.paralleltask.ParallelTask;

public final class Shop {
    private Shop() {}

    /** Not serializable, and it need not be. */
    public record Order(Customer customer, List<Item> items, Order[] parts) {}

    public record Customer(String name, Address address) {}

    public record Address(String street) {}

    public record Item(String name, int price) {}

    public record Page<T>(List<T> content, Page<List<T>> next) {}

    public record Invoice(long total) {}

    @ParallelTask
    public static Map<Customer, ? extends Collection<Invoice>> bill(
            List<Order> orders, Set<String> names, Deque<? extends Number> rates, SortedMap<String, int[]> table) {
        return Map.of();
    }

    // expect UnfoldCodec: 0x8d97111d96c1c190L
    // expect UnfoldCodec: new UnfoldResult(Containers.readList(in, UnfoldCodec::readItem))
    // expect UnfoldCodec: private static void writePageOfListOfItem(Encoder out, Shop.Page<List<Shop.Item>> value) {
    // expect UnfoldPool: public List<ArrayList<Shop.Item>> map(Iterable<Shop.Page<Shop.Item>> inputs) {
    // expect UnfoldWorker: .allow("com.acme.Shop$Item", "com.acme.Shop$Page");
    @ParallelTask
    public static ArrayList<Item> unfold(Page<Item> page) {
        return new ArrayList<>(page.content());
    }

    // expect OneCodec: in.<Map.Entry<String, Shop.Invoice>>readObject(Map.Entry.class)
    // expect OneWorker: .allow("com.acme.Shop$Invoice");
    @ParallelTask
    public static Map.Entry<String, Invoice> one(Map<String, Order> orders) {
        return Map.entry("", new Invoice(orders.size()));
    }
}
