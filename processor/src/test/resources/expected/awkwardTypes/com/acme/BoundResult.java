package com.acme;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Awkward#bound(Awkward.Sorted, Awkward.Sorted, Awkward.Tagged, Awkward.Holder, List, Awkward.Other.Level, DayOfWeek)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BoundResult(Awkward.Part value) implements Serializable {
}
