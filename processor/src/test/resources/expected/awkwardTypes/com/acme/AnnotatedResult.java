package com.acme;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@link Awkward#annotated(LinkedHashMap, List)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record AnnotatedResult(
    @Nullable ArrayList<Awkward. @Nullable Level @Nullable []> value) implements Serializable {
}
