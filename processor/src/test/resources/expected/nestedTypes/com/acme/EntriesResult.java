package com.acme;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Nested#entries(Map.Entry, List, AbstractMap.SimpleEntry, Map.Entry[])} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record EntriesResult(Map.Entry<String, Long> value) implements Serializable {
}
