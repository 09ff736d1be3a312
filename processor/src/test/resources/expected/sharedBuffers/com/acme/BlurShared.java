package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.SharedBuffer;

/**
 * What all calls of {@link Images#blur(SharedBuffer, List, SharedBuffer)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BlurShared(SharedBuffer kernel) {
}
