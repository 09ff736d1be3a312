package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Old#size(Old.Worn)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
@SuppressWarnings({
    "deprecation",
    "removal"
})
public record SizeTask(Old.Worn worn) implements Serializable {
}
