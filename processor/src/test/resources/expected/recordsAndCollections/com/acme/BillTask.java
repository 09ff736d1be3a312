package com.acme;

import java.io.Serializable;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#bill(List, Set, Deque, SortedMap)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BillTask(List<Shop.Order> orders, Set<String> names, Deque<? extends Number> rates,
    SortedMap<String, int[]> table) implements Serializable {
}
