package com.acme;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Checks#check(IllegalStateException, Map, Checks.LimitException, Checks.Log, IOException...)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CheckResult(Checks.Report value) implements Serializable {
}
