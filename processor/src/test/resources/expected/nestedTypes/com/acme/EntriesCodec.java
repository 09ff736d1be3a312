package com.acme;

import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Nested#entries(Map.Entry, List, AbstractMap.SimpleEntry, Map.Entry[])} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class EntriesCodec implements TaskCodec<EntriesTask, EntriesResult> {
  EntriesCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xdcec9f5c454fc782L;
  }

  @Override
  public void writeTask(Encoder out, EntriesTask task) {
    out.at("entry").writeObject(task.entry());
    Containers.writeList(out.at("list"), task.list(), Encoder::writeObject);
    out.at("simple").writeObject(task.simple());
    out.at("array").writeObject(task.array());
  }

  @Override
  public EntriesTask readTask(Decoder in) {
    return new EntriesTask(in.<Map.Entry<String, ? extends Number>>readObject(Map.Entry.class),
        Containers.readList(in,
            part -> part.<Map.Entry<Integer, String>>readObject(Map.Entry.class)),
        in.<AbstractMap.SimpleEntry<String, Integer>>readObject(AbstractMap.SimpleEntry.class),
        in.<Map.Entry<String, Integer>[]>readObject(Map.Entry[].class));
  }

  @Override
  public void writeResult(Encoder out, EntriesResult result) {
    out.at("result").writeObject(result.value());
  }

  @Override
  public EntriesResult readResult(Decoder in) {
    return new EntriesResult(in.<Map.Entry<String, Long>>readObject(Map.Entry.class));
  }

  static void writeExit(Encoder out, EntriesExit exit) {
    Containers.writeMap(out.at("exit"), exit.value(), Encoder::writeString, Encoder::writeObject);
  }

  static EntriesExit readExit(Decoder in) {
    return new EntriesExit(Containers.readMap(in, Decoder::readString,
        part -> part.<Map.Entry<? extends Number, Long>>readObject(Map.Entry.class)));
  }
}
