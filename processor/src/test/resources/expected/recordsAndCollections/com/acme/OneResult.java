package com.acme;

import java.io.Serializable;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Shop#one(Map)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OneResult(Map.Entry<String, Shop.Invoice> value) implements Serializable {
}
