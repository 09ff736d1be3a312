package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Both#second(int)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record SecondTask(int value) implements Serializable {
}
