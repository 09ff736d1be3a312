package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Shop#packagePrivate(int, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record PackagePrivateTask(int value) implements Serializable {
}
