package com.acme;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Awkward#bound(Awkward.Sorted, Awkward.Sorted, Awkward.Tagged, Awkward.Holder, List, Awkward.Other.Level, DayOfWeek)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BoundTask(Awkward.Sorted<String> sorted, Awkward.Sorted<? extends String> wild,
    Awkward.Tagged<Thread> tagged, Awkward.Holder<Integer> holder, List<Awkward.Level> levels,
    Awkward.Other.Level level, DayOfWeek day) implements Serializable {
}
