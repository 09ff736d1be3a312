package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Shop {
    private Shop() {}

    public record Order(List<Item> items) {
        @Deprecated
        public List<Item> items() {
            return items;
        }
    }

    @SuppressWarnings("removal")
    public record Item(Worn worn, Kind kind) {}

    @Deprecated(forRemoval = true)
    public record Worn(int size) {}

    @Deprecated(forRemoval = true)
    public enum Kind {
        @Deprecated
        OLD
    }

    // expect BillCodec: @SuppressWarnings({ "deprecation", "removal" }) public final class BillCodec
    // expect BillCodec: Containers.writeList(out.at("items"), value.items(), BillCodec::writeItem);
    // expect BillPool without: @SuppressWarnings
    // expect BillTask without: @SuppressWarnings
    // expect BillWorker without: @SuppressWarnings
    @ParallelTask
    public static int bill(Order order) {
        return order.items.size();
    }
}
