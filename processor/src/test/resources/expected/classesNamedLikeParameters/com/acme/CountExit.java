package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;
import org.paralleltask.WorkerContext;

/**
 * What the exit hook {@link context#end(WorkerContext)} returned in one worker, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CountExit(int value) implements Serializable {
}
