package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What the exit hook {@link Images#flush()} returned in one worker, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ResizeExit(Images.Stats value) implements Serializable {
}
