package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#bill(Shop.Order)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BillTask(Shop.Order order) implements Serializable {
}
