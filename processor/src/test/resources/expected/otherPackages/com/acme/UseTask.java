package com.acme;

import com.lib.Published;
import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link User#use(Published.Nameable)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record UseTask(Published.Nameable nameable) implements Serializable {
}
