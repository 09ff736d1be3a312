package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Trees#grow(Trees.Tree, Trees.Odd, Trees.Nothing)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record GrowTask(Trees.Tree tree, Trees.Odd odd,
    Trees.Nothing nothing) implements Serializable {
}
