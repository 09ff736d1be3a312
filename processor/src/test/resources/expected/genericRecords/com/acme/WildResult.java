package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Generics#wild(Generics.Pair, Generics.Box, Map, Generics.Bounded, Generics.Bounded)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record WildResult(
    List<Generics.Pair<? extends Generics.Box<String>, Long>> value) implements Serializable {
}
