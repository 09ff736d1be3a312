package com.acme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Types#generics(Types.Pair, Types.Pair, Map, TreeMap)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GenericsShared(
    Types.Pair<Types.Level, List<? extends Types.Pair<String, Integer>>> shared,
    Map<String, Optional<Types.Level[]>> map, TreeMap<String, StringBuilder> serialized) {
}
