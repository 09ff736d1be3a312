package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#adjust(String, Images.Profile)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record AdjustTask(String image) implements Serializable {
}
