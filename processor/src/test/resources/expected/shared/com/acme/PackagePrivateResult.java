package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Shop#packagePrivate(int, List)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record PackagePrivateResult(int value) implements Serializable {
}
