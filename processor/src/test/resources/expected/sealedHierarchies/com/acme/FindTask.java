package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shapes#find(Shapes.Option, Shapes.Option, Shapes.Amount, Shapes.Open, Shapes.Secret)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FindTask(Shapes.Option<String> name, Shapes.Option<? extends Shapes.Shape> like,
    Shapes.Amount<Integer> amount, Shapes.Open open, Shapes.Secret secret) implements Serializable {
}
