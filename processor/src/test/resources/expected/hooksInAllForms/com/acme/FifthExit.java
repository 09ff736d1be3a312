package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * What the exit hook {@link Collections.Wild#wild()} returned in one worker, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record FifthExit(Map<String, ? extends List<Integer>> value) implements Serializable {
}
