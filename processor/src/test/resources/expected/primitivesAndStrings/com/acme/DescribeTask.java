package com.acme;

import java.io.Serializable;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Values#describe(boolean, byte, short, char, int, long, float, double, Boolean, Character, Integer, Double, String)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record DescribeTask(boolean aBoolean, byte aByte, short aShort, char aChar, int anInt,
    long aLong, float aFloat, double aDouble, Boolean boxedBoolean, Character boxedChar,
    Integer boxedInt, Double boxedDouble, String string) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("DescribeTask[aBoolean=").append(aBoolean)
        .append(", aByte=").append(aByte)
        .append(", aShort=").append(aShort)
        .append(", aChar=").append(aChar)
        .append(", anInt=").append(anInt)
        .append(", aLong=").append(aLong)
        .append(", aFloat=").append(aFloat)
        .append(", aDouble=").append(aDouble)
        .append(", boxedBoolean=").append(Objects.toString(boxedBoolean))
        .append(", boxedChar=").append(Objects.toString(boxedChar))
        .append(", boxedInt=").append(Objects.toString(boxedInt))
        .append(", boxedDouble=").append(Objects.toString(boxedDouble))
        .append(", string=").append(Objects.toString(string))
        .append("]").toString();
  }
}
