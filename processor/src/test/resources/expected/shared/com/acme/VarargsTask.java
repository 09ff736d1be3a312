package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#varargs(String, int...)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record VarargsTask(int... values) implements Serializable {
}
