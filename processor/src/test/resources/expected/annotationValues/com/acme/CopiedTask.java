package com.acme;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Values#copied(int, int, List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record CopiedTask(
    @Values.Numbers(number = Double.NEGATIVE_INFINITY, numbers = {Double.NaN, -0.0, 4.9E-324, Double.POSITIVE_INFINITY}, small = Float.NaN, smalls = {Float.POSITIVE_INFINITY, 1.5f, Float.NEGATIVE_INFINITY}, large = -9223372036854775808L, bytes = {}, value = -1, letters = {'\'', '"', '\\', '\n', '\u20ac', '\ud800', '\u0000'}, flag = true, text = "\"gr\u00f6\u00dfer\"\t\\u0041\\\u20ac '$L' \ud83d\ude00 \udead") int numbers,
    @Values.Of(types = {int.class, String[][].class, Map.Entry.class, void.class}, secrets = {}, levels = {}, nested = @Values.Nested(type = List.class), more = {@Values.Nested, @Values.Nested(inners = {})}) int of,
    List<@Values.Size(max = Double.POSITIVE_INFINITY) String> texts) implements Serializable {
  /**
   * The text of any record. Written out, because a record's own method is linked at its first use,
   * which would delay the first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("CopiedTask[numbers=").append(numbers)
        .append(", of=").append(of)
        .append(", texts=").append(Objects.toString(texts))
        .append("]").toString();
  }
}
