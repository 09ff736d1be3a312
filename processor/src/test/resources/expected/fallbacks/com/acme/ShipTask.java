package com.acme;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Orders#ship(Orders.Order, EnumMap, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ShipTask(Orders.Order order, EnumMap<Orders.Day, Orders.Plain> days,
    List<Orders.Unnameable> all) implements Serializable {
}
