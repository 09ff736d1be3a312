package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What the exit hook {@link Secret#report()} returned in one worker, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record SpyExit(int value) implements Serializable {
}
