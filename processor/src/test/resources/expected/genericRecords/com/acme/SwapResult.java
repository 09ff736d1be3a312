package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Generics#swap(Generics.Pair, Generics.Pair, Generics.Deep)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SwapResult(
    Generics.Pair<List<String>, Optional<Integer>> value) implements Serializable {
}
