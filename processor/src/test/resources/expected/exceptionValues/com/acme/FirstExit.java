package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the exit hook {@link Checks#seen()} returned in one worker, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FirstExit(List<Throwable> value) implements Serializable {
}
