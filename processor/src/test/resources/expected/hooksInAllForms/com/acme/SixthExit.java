package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What the exit hook {@link Collections.Arrays#arrays()} returned in one worker, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SixthExit(int[][] value) implements Serializable {
}
