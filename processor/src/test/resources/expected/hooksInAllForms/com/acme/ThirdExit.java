package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.WorkerContext;

/**
 * What the exit hook {@link Primitive#count(WorkerContext)} returned in one worker, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ThirdExit(long value) implements Serializable {
}
