package com.acme;

import java.time.DayOfWeek;
import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Awkward#bound(Awkward.Sorted, Awkward.Sorted, Awkward.Tagged, Awkward.Holder, List, Awkward.Other.Level, DayOfWeek)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class BoundCodec implements TaskCodec<BoundTask, BoundResult> {
  private static final Awkward.Level[] LEVEL_VALUES = Awkward.Level.values();

  private static final Awkward.Other.Level[] LEVEL_VALUES2 = Awkward.Other.Level.values();

  private static final DayOfWeek[] DAY_OF_WEEK_VALUES = DayOfWeek.values();

  BoundCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x11c9d3a545e15a2aL, LEVEL_VALUES, LEVEL_VALUES2,
        DAY_OF_WEEK_VALUES);
  }

  @Override
  public void writeTask(Encoder out, BoundTask task) {
    writeSortedOfString(out.at("sorted"), task.sorted());
    out.at("wild").writeObject(task.wild());
    writeTaggedOfThread(out.at("tagged"), task.tagged());
    writeHolderOfInteger(out.at("holder"), task.holder());
    Containers.writeList(out.at("levels"), task.levels(), Encoder::writeEnum);
    out.at("level").writeEnum(task.level());
    out.at("day").writeEnum(task.day());
  }

  @Override
  public BoundTask readTask(Decoder in) {
    return new BoundTask(readSortedOfString(in),
        in.<Awkward.Sorted<? extends String>>readObject(Awkward.Sorted.class),
        readTaggedOfThread(in),
        readHolderOfInteger(in),
        Containers.readList(in, part -> part.readEnum(LEVEL_VALUES)),
        in.readEnum(LEVEL_VALUES2),
        in.readEnum(DAY_OF_WEEK_VALUES));
  }

  @Override
  public void writeResult(Encoder out, BoundResult result) {
    writePart(out.at("result"), result.value());
  }

  @Override
  public BoundResult readResult(Decoder in) {
    return new BoundResult(readPart(in));
  }

  private static void writeSortedOfString(Encoder out, Awkward.Sorted<String> value) {
    if (out.begin(value)) {
      out.at("value").writeString(value.value());
      out.end();
    }
  }

  private static Awkward.Sorted<String> readSortedOfString(Decoder in) {
    return in.begin() ? in.end(new Awkward.Sorted<String>(in.readString())) : null;
  }

  private static void writeTaggedOfThread(Encoder out, Awkward.Tagged<Thread> value) {
    if (out.begin(value)) {
      out.at("text").writeString(value.text());
      out.end();
    }
  }

  private static Awkward.Tagged<Thread> readTaggedOfThread(Decoder in) {
    return in.begin() ? in.end(new Awkward.Tagged<Thread>(in.readString())) : null;
  }

  private static void writeHolderOfInteger(Encoder out, Awkward.Holder<Integer> value) {
    if (out.begin(value)) {
      JdkValues.write(out.at("value"), value.value());
      out.end();
    }
  }

  private static Awkward.Holder<Integer> readHolderOfInteger(Decoder in) {
    return in.begin() ? in.end(new Awkward.Holder<Integer>(JdkValues.readInteger(in))) : null;
  }

  private static void writePart(Encoder out, Awkward.Part value) {
    if (value == null) {
      out.writeTag(0);
    } else if (value instanceof Awkward.Metal part) {
      out.writeTag(1);
      writeMetal(out, part);
    } else if (value instanceof Awkward.Screw part) {
      out.writeTag(2);
      writeScrew(out, part);
    } else {
      throw out.unknown(value);
    }
  }

  private static Awkward.Part readPart(Decoder in) {
    int tag = in.readTag();
    return switch (tag) {
      case 0 -> null;
      case 1 -> readMetal(in);
      case 2 -> readScrew(in);
      default -> throw in.unknownTag(tag);
    };
  }

  private static void writeMetal(Encoder out, Awkward.Metal value) {
    if (value == null) {
      out.writeTag(0);
    } else if (value instanceof Awkward.Level part) {
      out.writeTag(1);
      out.writeEnum(part);
    } else if (value instanceof Awkward.Screw part) {
      out.writeTag(2);
      writeScrew(out, part);
    } else {
      throw out.unknown(value);
    }
  }

  private static Awkward.Metal readMetal(Decoder in) {
    int tag = in.readTag();
    return switch (tag) {
      case 0 -> null;
      case 1 -> in.readEnum(LEVEL_VALUES);
      case 2 -> readScrew(in);
      default -> throw in.unknownTag(tag);
    };
  }

  private static void writeScrew(Encoder out, Awkward.Screw value) {
    if (out.begin(value)) {
      out.at("length").writeInt(value.length());
      out.end();
    }
  }

  private static Awkward.Screw readScrew(Decoder in) {
    return in.begin() ? in.end(new Awkward.Screw(in.readInt())) : null;
  }
}
