package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What all calls of {@link Values#leftOut(int, int, int, int, int, List)} in one pool share.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record LeftOutShared(List<String> texts) {
}
