package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Orders#count(List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record CountTask(List<Orders.Order> orders) implements Serializable {
}
