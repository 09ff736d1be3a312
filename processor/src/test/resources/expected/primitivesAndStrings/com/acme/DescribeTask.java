package com.acme;

import java.io.Serializable;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Values#describe(boolean, byte, short, char, int, long, float, double, Boolean, Character, Integer, Double, String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record DescribeTask(boolean aBoolean, byte aByte, short aShort, char aChar, int anInt,
    long aLong, float aFloat, double aDouble, Boolean boxedBoolean, Character boxedChar,
    Integer boxedInt, Double boxedDouble, String string) implements Serializable {
}
