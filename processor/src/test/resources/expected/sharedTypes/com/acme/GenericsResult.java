package com.acme;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Types#generics(Types.Pair, Types.Pair, Map, TreeMap)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GenericsResult(int value) implements Serializable {
}
