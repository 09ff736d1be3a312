package com.acme;

import java.io.Serializable;
import java.util.ArrayList;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Shop#unfold(Shop.Page)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record UnfoldResult(ArrayList<Shop.Item> value) implements Serializable {
}
