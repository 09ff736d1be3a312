package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Names#ours(int, int, int, int, int, int, int, int, int, int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record OursTask(int pool, int task, int options, int workers, int inputs, int value,
    int result, int args, int patience, int limit) implements Serializable {
}
