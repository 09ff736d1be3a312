package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.SharedBuffer;

/**
 * The arguments of one call of {@link Images#blur(SharedBuffer, List, SharedBuffer)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record BlurTask(SharedBuffer image, List<Images.Tile> tiles) implements Serializable {
}
