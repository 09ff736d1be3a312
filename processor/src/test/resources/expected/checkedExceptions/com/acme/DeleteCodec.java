package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Files#delete(String, boolean)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class DeleteCodec implements TaskCodec<DeleteTask, DeleteResult> {
  DeleteCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x115ea6ef7c1b8226L;
  }

  @Override
  public void writeTask(Encoder out, DeleteTask task) {
    out.at("name").writeString(task.name());
    out.at("force").writeBoolean(task.force());
  }

  @Override
  public DeleteTask readTask(Decoder in) {
    return new DeleteTask(in.readString(), in.readBoolean());
  }

  @Override
  public void writeResult(Encoder out, DeleteResult result) {
  }

  @Override
  public DeleteResult readResult(Decoder in) {
    return new DeleteResult();
  }
}
