package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Values#charAt(String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CharAtTask(String text) implements Serializable {
}
