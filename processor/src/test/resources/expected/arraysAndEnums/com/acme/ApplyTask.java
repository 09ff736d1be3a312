package com.acme;

import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#apply(int[][], Images.Filter, Images.Filter[], TimeUnit[][])}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record ApplyTask(int[][] pixels, Images.Filter filter, Images.Filter[] more,
    TimeUnit[][] units) implements Serializable {
}
