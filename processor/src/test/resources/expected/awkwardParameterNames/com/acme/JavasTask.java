package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#javas(int, int, int, int, int, int, int, int, int, int, int, int, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record JavasTask(int clone_, int finalize_, int getClass_, int hashCode_, int notify_,
    int notifyAll_, int toString_, int wait__, int wait_, int serialVersionUID_, int equals,
    int record, int $dollar, int größe) implements Serializable {
}
