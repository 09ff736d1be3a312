package com.acme;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Images#apply(int[][], Images.Filter, Images.Filter[], TimeUnit[][])} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ApplyResult(int[][] value) implements Serializable {
}
