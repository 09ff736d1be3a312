package com.acme;

import java.util.List;
import org.paralleltask.ParallelTask;

public final class Orders {
    private Orders() {}

    record Order(int id) {}

    @ParallelTask
    public static int count(List<Order> orders) {
        return orders.size();
    }
}
