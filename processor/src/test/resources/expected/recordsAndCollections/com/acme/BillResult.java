package com.acme;

import java.io.Serializable;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Shop#bill(List, Set, Deque, SortedMap)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BillResult(
    Map<Shop.Customer, ? extends Collection<Shop.Invoice>> value) implements Serializable {
}
