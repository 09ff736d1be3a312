package com.acme;

import java.nio.file.Path;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;
import org.paralleltask.managed.types.ElementSinks;

/**
 * Writes and reads the arguments and the value of {@link Docs#pages(Path)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class PagesCodec implements TaskCodec<PagesTask, PagesResult> {
  PagesCodec() {
  }

  @Override
  public long fingerprint() {
    return 0x6157724de92c37adL;
  }

  @Override
  public void writeTask(Encoder out, PagesTask task) {
    JdkValues.write(out.at("pdf"), task.pdf());
    out.at("stream").writeLong(task.stream());
  }

  @Override
  public PagesTask readTask(Decoder in) {
    return new PagesTask(JdkValues.readPath(in), in.readLong());
  }

  @Override
  public void writeResult(Encoder out, PagesResult result) {
  }

  @Override
  public PagesResult readResult(Decoder in) {
    return new PagesResult();
  }

  static void writeShared(Encoder out, PagesShared shared) {
    ElementSinks.write(out.at("elements"), shared.elements(), PagesCodec::writePageText,
        PagesCodec::readPageText);
  }

  static PagesShared readShared(Decoder in) {
    return new PagesShared(ElementSinks.read(in, "elements", PagesCodec::writePageText,
        PagesCodec::readPageText));
  }

  private static void writePageText(Encoder out, Docs.PageText value) {
    if (out.begin(value)) {
      out.at("number").writeInt(value.number());
      out.at("text").writeString(value.text());
      out.end();
    }
  }

  private static Docs.PageText readPageText(Decoder in) {
    return in.begin() ? in.end(new Docs.PageText(in.readInt(), in.readString())) : null;
  }
}
