package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.SharedBuffer;

/**
 * What one call of {@link Images#blur(SharedBuffer, List, SharedBuffer)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BlurResult(SharedBuffer value) implements Serializable {
}
