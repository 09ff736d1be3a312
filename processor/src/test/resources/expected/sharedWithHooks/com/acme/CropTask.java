package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Images#crop(String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CropTask(String image) implements Serializable {
}
