package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Values#describe(boolean, byte, short, char, int, long, float, double, Boolean, Character, Integer, Double, String)} returned, as it is sent back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record DescribeResult(String value) implements Serializable {
}
