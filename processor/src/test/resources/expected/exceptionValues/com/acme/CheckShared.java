package com.acme;

import java.io.IOException;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Checks#check(IllegalStateException, Map, Checks.LimitException, Checks.Log, IOException...)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CheckShared(Map<String, Checks.CheckException> known) {
}
