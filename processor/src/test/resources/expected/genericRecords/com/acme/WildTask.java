package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Generics#wild(Generics.Pair, Generics.Box, Map, Generics.Bounded, Generics.Bounded)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WildTask(Generics.Pair<? extends Generics.Box<String>, Long> pair,
    Generics.Box<? extends Generics.Deep> box,
    Map<? extends String, ? extends List<? extends Integer>> map,
    Generics.Bounded<? extends Integer> bounded,
    Generics.Bounded<Integer> known) implements Serializable {
}
