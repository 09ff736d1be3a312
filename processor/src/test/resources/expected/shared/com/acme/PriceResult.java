package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;

/**
 * What one call of {@link Shop#price(Shop.Order, Shop.PriceTable, TaskContext)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record PriceResult(long value) implements Serializable {
}
