package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Secret#spy(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record SpyTask(int value) implements Serializable {
}
