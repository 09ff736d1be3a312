package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.TaskContext;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Films#generic(String, TaskContext, List...)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class GenericCodec implements TaskCodec<GenericTask, GenericResult> {
  GenericCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xa6fa51bc2a0bbf0dL;
  }

  @Override
  public void writeTask(Encoder out, GenericTask task) {
    out.at("film").writeString(task.film());
    out.at("frames").writeObject(task.frames());
  }

  @Override
  public GenericTask readTask(Decoder in) {
    return new GenericTask(in.readString(), in.<List<String>[]>readObject(List[].class));
  }

  @Override
  public void writeResult(Encoder out, GenericResult result) {
    out.at("result").writeInt(result.value());
  }

  @Override
  public GenericResult readResult(Decoder in) {
    return new GenericResult(in.readInt());
  }
}
