package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Clock#now()}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record NowTask() implements Serializable {
}
