package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the exit hook {@link Checks#seen()} returned in one worker, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CheckExit(List<Throwable> value) implements Serializable {
}
