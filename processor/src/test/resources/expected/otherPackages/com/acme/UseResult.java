package com.acme;

import com.lib.Published;
import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link User#use(Published.Nameable)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record UseResult(Published value) implements Serializable {
}
