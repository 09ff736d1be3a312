package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Generics#swap(Generics.Pair, Generics.Pair, Generics.Deep)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SwapTask(Generics.Pair<String, Integer> pair, Generics.Pair<Integer, String> other,
    Generics.Deep deep) implements Serializable {
}
