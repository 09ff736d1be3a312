package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#unfold(Shop.Page)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record UnfoldTask(Shop.Page<Shop.Item> page) implements Serializable {
}
