package com.acme;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Orders#ship(Orders.Order, EnumMap, List)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ShipResult(Map<Orders.Customer, Orders.Day> value) implements Serializable {
}
