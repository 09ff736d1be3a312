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

    // expect ShipCodec: return TaskCodec.fingerprint(0x9646f8f035eb8fa4L, DAY_VALUES);
    // expect ShipCodec: new ShipTask(readOrder(in), in.<EnumMap<Orders.Day, Orders.Plain>>readObject(EnumMap.class), Containers.readList(in, part -> part.readObject(Orders.Unnameable.class)))
    // expect ShipCodec: Containers.readMap(in, part -> part.readObject(Orders.Customer.class), part -> part.readEnum(DAY_VALUES))
    // expect ShipCodec: out.at("customer").writeObject(value.customer()); Containers.writeList(out.at("others"), value.others(), Encoder::writeObject); out.at("unnameable").writeObject(value.unnameable()); out.at("prices").writeObject(value.prices());
    // expect ShipWorker: .allow("com.acme.Orders$Customer", "com.acme.Orders$Day", "com.acme.Orders$Plain", "com.acme.Orders$Price", "com.acme.Orders$Secret", "com.acme.Orders$Unnameable", "java.util.EnumMap", "java.util.TreeMap");
    @ParallelTask
    public static Map<Customer, Day> ship(Order order, EnumMap<Day, Plain> days, List<Unnameable> all) {
        return Map.of();
    }
}
