package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * What all calls of {@link Shop#price(Shop.Order, Shop.PriceTable, TaskContext)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record PriceShared(Shop.PriceTable table) {
}
