package com.acme;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Nested#entries(Map.Entry, List, AbstractMap.SimpleEntry, Map.Entry[])}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record EntriesTask(Map.Entry<String, ? extends Number> entry,
    List<Map.Entry<Integer, String>> list, AbstractMap.SimpleEntry<String, Integer> simple,
    Map.Entry<String, Integer>[] array) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("EntriesTask[entry=").append(Objects.toString(entry))
        .append(", list=").append(Objects.toString(list))
        .append(", simple=").append(Objects.toString(simple))
        .append(", array=").append(Objects.toString(array))
        .append("]").toString();
  }
}
