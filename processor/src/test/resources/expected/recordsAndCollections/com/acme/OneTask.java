package com.acme;

import java.io.Serializable;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#one(Map)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OneTask(Map<String, Shop.Order> orders) implements Serializable {
}
