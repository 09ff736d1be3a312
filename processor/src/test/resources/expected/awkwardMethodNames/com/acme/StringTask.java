package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#string(String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record StringTask(String string) implements Serializable {
}
