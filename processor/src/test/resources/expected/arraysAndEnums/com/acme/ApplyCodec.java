package com.acme;

import java.util.concurrent.TimeUnit;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.PrimitiveArrays;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Images#apply(int[][], Images.Filter, Images.Filter[], TimeUnit[][])} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class ApplyCodec implements TaskCodec<ApplyTask, ApplyResult> {
  private static final Images.Filter[] FILTER_VALUES = Images.Filter.values();

  private static final TimeUnit[] TIME_UNIT_VALUES = TimeUnit.values();

  ApplyCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x7811e3bef9a46eb9L, FILTER_VALUES, TIME_UNIT_VALUES);
  }

  @Override
  public void writeTask(Encoder out, ApplyTask task) {
    Containers.writeArray(out.at("pixels"), task.pixels(), PrimitiveArrays::write);
    out.at("filter").writeEnum(task.filter());
    Containers.writeArray(out.at("more"), task.more(), Encoder::writeEnum);
    Containers.writeArray(out.at("units"), task.units(), ApplyCodec::writeTimeUnitArray);
  }

  @Override
  public ApplyTask readTask(Decoder in) {
    return new ApplyTask(Containers.readArray(in, int[][]::new, PrimitiveArrays::readInts),
        in.readEnum(FILTER_VALUES),
        Containers.readArray(in, Images.Filter[]::new, part -> part.readEnum(FILTER_VALUES)),
        Containers.readArray(in, TimeUnit[][]::new, ApplyCodec::readTimeUnitArray));
  }

  @Override
  public void writeResult(Encoder out, ApplyResult result) {
    Containers.writeArray(out.at("result"), result.value(), PrimitiveArrays::write);
  }

  @Override
  public ApplyResult readResult(Decoder in) {
    return new ApplyResult(Containers.readArray(in, int[][]::new, PrimitiveArrays::readInts));
  }

  private static void writeTimeUnitArray(Encoder out, TimeUnit[] value) {
    Containers.writeArray(out, value, Encoder::writeEnum);
  }

  private static TimeUnit[] readTimeUnitArray(Decoder in) {
    return Containers.readArray(in, TimeUnit[]::new, part -> part.readEnum(TIME_UNIT_VALUES));
  }
}
