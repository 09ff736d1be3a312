package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * The arguments of one call of {@link Shop#price(Shop.Order, Shop.PriceTable, TaskContext)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record PriceTask(Shop.Order order) implements Serializable {
}
