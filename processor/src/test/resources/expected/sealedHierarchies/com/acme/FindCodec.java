package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * Writes and reads the arguments and the value of {@link Shapes#find(Shapes.Option, Shapes.Option, Shapes.Amount, Shapes.Open, Shapes.Secret)} as bytes.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class FindCodec implements TaskCodec<FindTask, FindResult> {
  private static final Shapes.Marker[] MARKER_VALUES = Shapes.Marker.values();

  FindCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x87adf29407982599L, MARKER_VALUES);
  }

  @Override
  public void writeTask(Encoder out, FindTask task) {
    writeOptionOfString(out.at("name"), task.name());
    out.at("like").writeObject(task.like());
    out.at("amount").writeObject(task.amount());
    out.at("open").writeObject(task.open());
    out.at("secret").writeObject(task.secret());
  }

  @Override
  public FindTask readTask(Decoder in) {
    return new FindTask(readOptionOfString(in),
        in.<Shapes.Option<? extends Shapes.Shape>>readObject(Shapes.Option.class),
        in.<Shapes.Amount<Integer>>readObject(Shapes.Amount.class),
        in.readObject(Shapes.Open.class),
        in.readObject(Shapes.Secret.class));
  }

  @Override
  public void writeResult(Encoder out, FindResult result) {
    writeOptionOfShape(out.at("result"), result.value());
  }

  @Override
  public FindResult readResult(Decoder in) {
    return new FindResult(readOptionOfShape(in));
  }

  private static void writeOptionOfString(Encoder out, Shapes.Option<String> value) {
    if (value == null) {
      out.writeTag(0);
    } else if (value instanceof Shapes.Option.None<String> part) {
      out.writeTag(1);
      writeNoneOfString(out, part);
    } else if (value instanceof Shapes.Option.Some<String> part) {
      out.writeTag(2);
      writeSomeOfString(out, part);
    } else {
      throw out.unknown(value);
    }
  }

  private static Shapes.Option<String> readOptionOfString(Decoder in) {
    int tag = in.readTag();
    return switch (tag) {
      case 0 -> null;
      case 1 -> readNoneOfString(in);
      case 2 -> readSomeOfString(in);
      default -> throw in.unknownTag(tag);
    };
  }

  private static void writeOptionOfShape(Encoder out, Shapes.Option<Shapes.Shape> value) {
    if (value == null) {
      out.writeTag(0);
    } else if (value instanceof Shapes.Option.None<Shapes.Shape> part) {
      out.writeTag(1);
      writeNoneOfShape(out, part);
    } else if (value instanceof Shapes.Option.Some<Shapes.Shape> part) {
      out.writeTag(2);
      writeSomeOfShape(out, part);
    } else {
      throw out.unknown(value);
    }
  }

  private static Shapes.Option<Shapes.Shape> readOptionOfShape(Decoder in) {
    int tag = in.readTag();
    return switch (tag) {
      case 0 -> null;
      case 1 -> readNoneOfShape(in);
      case 2 -> readSomeOfShape(in);
      default -> throw in.unknownTag(tag);
    };
  }

  private static void writeNoneOfString(Encoder out, Shapes.Option.None<String> value) {
    if (out.begin(value)) {
      out.end();
    }
  }

  private static Shapes.Option.None<String> readNoneOfString(Decoder in) {
    return in.begin() ? in.end(new Shapes.Option.None<String>()) : null;
  }

  private static void writeSomeOfString(Encoder out, Shapes.Option.Some<String> value) {
    if (out.begin(value)) {
      out.at("value").writeString(value.value());
      out.end();
    }
  }

  private static Shapes.Option.Some<String> readSomeOfString(Decoder in) {
    return in.begin() ? in.end(new Shapes.Option.Some<String>(in.readString())) : null;
  }

  private static void writeNoneOfShape(Encoder out, Shapes.Option.None<Shapes.Shape> value) {
    if (out.begin(value)) {
      out.end();
    }
  }

  private static Shapes.Option.None<Shapes.Shape> readNoneOfShape(Decoder in) {
    return in.begin() ? in.end(new Shapes.Option.None<Shapes.Shape>()) : null;
  }

  private static void writeSomeOfShape(Encoder out, Shapes.Option.Some<Shapes.Shape> value) {
    if (out.begin(value)) {
      writeShape(out.at("value"), value.value());
      out.end();
    }
  }

  private static Shapes.Option.Some<Shapes.Shape> readSomeOfShape(Decoder in) {
    return in.begin() ? in.end(new Shapes.Option.Some<Shapes.Shape>(readShape(in))) : null;
  }

  private static void writeShape(Encoder out, Shapes.Shape value) {
    if (value == null) {
      out.writeTag(0);
    } else if (value instanceof Shapes.Circle part) {
      out.writeTag(1);
      writeCircle(out, part);
    } else if (value instanceof Shapes.Group part) {
      out.writeTag(2);
      writeGroup(out, part);
    } else if (value instanceof Shapes.Marker part) {
      out.writeTag(3);
      out.writeEnum(part);
    } else if (value instanceof Shapes.Solid part) {
      out.writeTag(4);
      writeSolid(out, part);
    } else {
      throw out.unknown(value);
    }
  }

  private static Shapes.Shape readShape(Decoder in) {
    int tag = in.readTag();
    return switch (tag) {
      case 0 -> null;
      case 1 -> readCircle(in);
      case 2 -> readGroup(in);
      case 3 -> in.readEnum(MARKER_VALUES);
      case 4 -> readSolid(in);
      default -> throw in.unknownTag(tag);
    };
  }

  private static void writeCircle(Encoder out, Shapes.Circle value) {
    if (out.begin(value)) {
      out.at("radius").writeDouble(value.radius());
      out.end();
    }
  }

  private static Shapes.Circle readCircle(Decoder in) {
    return in.begin() ? in.end(new Shapes.Circle(in.readDouble())) : null;
  }

  private static void writeGroup(Encoder out, Shapes.Group value) {
    if (out.begin(value)) {
      Containers.writeList(out.at("shapes"), value.shapes(), FindCodec::writeShape);
      out.end();
    }
  }

  private static Shapes.Group readGroup(Decoder in) {
    return in.begin() ? in.end(new Shapes.Group(Containers.readList(in,
        FindCodec::readShape))) : null;
  }

  private static void writeSolid(Encoder out, Shapes.Solid value) {
    if (value == null) {
      out.writeTag(0);
    } else if (value instanceof Shapes.Solid.Ball part) {
      out.writeTag(1);
      out.writeObject(part);
    } else if (value instanceof Shapes.Solid.Cube part) {
      out.writeTag(2);
      writeCube(out, part);
    } else {
      throw out.unknown(value);
    }
  }

  private static Shapes.Solid readSolid(Decoder in) {
    int tag = in.readTag();
    return switch (tag) {
      case 0 -> null;
      case 1 -> in.readObject(Shapes.Solid.Ball.class);
      case 2 -> readCube(in);
      default -> throw in.unknownTag(tag);
    };
  }

  private static void writeCube(Encoder out, Shapes.Solid.Cube value) {
    if (out.begin(value)) {
      out.at("edge").writeInt(value.edge());
      out.end();
    }
  }

  private static Shapes.Solid.Cube readCube(Decoder in) {
    return in.begin() ? in.end(new Shapes.Solid.Cube(in.readInt())) : null;
  }
}
