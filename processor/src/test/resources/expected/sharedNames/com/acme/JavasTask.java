package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#javas(int, int, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JavasTask(int wait_, int toString_) implements Serializable {
}
