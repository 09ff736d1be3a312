package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Values#describe(boolean, byte, short, char, int, long, float, double, Boolean, Character, Integer, Double, String)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class DescribeCodec implements TaskCodec<DescribeTask, DescribeResult> {
  DescribeCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xbcb442bfd39b56b1L;
  }

  @Override
  public void writeTask(Encoder out, DescribeTask task) {
    out.at("aBoolean").writeBoolean(task.aBoolean());
    out.at("aByte").writeByte(task.aByte());
    out.at("aShort").writeShort(task.aShort());
    out.at("aChar").writeChar(task.aChar());
    out.at("anInt").writeInt(task.anInt());
    out.at("aLong").writeLong(task.aLong());
    out.at("aFloat").writeFloat(task.aFloat());
    out.at("aDouble").writeDouble(task.aDouble());
    JdkValues.write(out.at("boxedBoolean"), task.boxedBoolean());
    JdkValues.write(out.at("boxedChar"), task.boxedChar());
    JdkValues.write(out.at("boxedInt"), task.boxedInt());
    JdkValues.write(out.at("boxedDouble"), task.boxedDouble());
    out.at("string").writeString(task.string());
  }

  @Override
  public DescribeTask readTask(Decoder in) {
    return new DescribeTask(in.readBoolean(),
        in.readByte(),
        in.readShort(),
        in.readChar(),
        in.readInt(),
        in.readLong(),
        in.readFloat(),
        in.readDouble(),
        JdkValues.readBoolean(in),
        JdkValues.readCharacter(in),
        JdkValues.readInteger(in),
        JdkValues.readDouble(in),
        in.readString());
  }

  @Override
  public void writeResult(Encoder out, DescribeResult result) {
    out.at("result").writeString(result.value());
  }

  @Override
  public DescribeResult readResult(Decoder in) {
    return new DescribeResult(in.readString());
  }
}
