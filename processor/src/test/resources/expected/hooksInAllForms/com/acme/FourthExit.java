package com.acme;

import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What the exit hook {@link Collections#lines()} returned in one worker, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record FourthExit(List<Collections.Line> value) implements Serializable {
}
