package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#list(List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ListTask(List<String> list) implements Serializable {
}
