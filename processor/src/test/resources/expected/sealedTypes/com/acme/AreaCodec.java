package com.acme;

import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.JdkValues;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shapes#area(Shapes.Shape)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class AreaCodec implements TaskCodec<AreaTask, AreaResult> {
  AreaCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xe0993cb893b8c941L;
  }

  @Override
  public void writeTask(Encoder out, AreaTask task) {
    writeShape(out.at("shape"), task.shape());
  }

  @Override
  public AreaTask readTask(Decoder in) {
    return new AreaTask(readShape(in));
  }

  @Override
  public void writeResult(Encoder out, AreaResult result) {
    writeEitherOfStringAndDouble(out.at("result"), result.value());
  }

  @Override
  public AreaResult readResult(Decoder in) {
    return new AreaResult(readEitherOfStringAndDouble(in));
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
    } else if (value instanceof Shapes.Solid part) {
      out.writeTag(3);
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
      case 3 -> readSolid(in);
      default -> throw in.unknownTag(tag);
    };
  }

  private static void writeEitherOfStringAndDouble(Encoder out,
      Shapes.Either<String, Double> value) {
    if (value == null) {
      out.writeTag(0);
    } else if (value instanceof Shapes.Either.Left<String, Double> part) {
      out.writeTag(1);
      writeLeftOfStringAndDouble(out, part);
    } else if (value instanceof Shapes.Either.Right<String, Double> part) {
      out.writeTag(2);
      writeRightOfStringAndDouble(out, part);
    } else {
      throw out.unknown(value);
    }
  }

  private static Shapes.Either<String, Double> readEitherOfStringAndDouble(Decoder in) {
    int tag = in.readTag();
    return switch (tag) {
      case 0 -> null;
      case 1 -> readLeftOfStringAndDouble(in);
      case 2 -> readRightOfStringAndDouble(in);
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
      Containers.writeList(out.at("shapes"), value.shapes(), AreaCodec::writeShape);
      JdkValues.write(out.at("source"), value.source());
      out.end();
    }
  }

  private static Shapes.Group readGroup(Decoder in) {
    return in.begin() ? in.end(new Shapes.Group(Containers.readList(in, AreaCodec::readShape),
        JdkValues.readPath(in))) : null;
  }

  private static void writeSolid(Encoder out, Shapes.Solid value) {
    if (value == null) {
      out.writeTag(0);
    } else if (value instanceof Shapes.Cube part) {
      out.writeTag(1);
      out.writeObject(part);
    } else {
      throw out.unknown(value);
    }
  }

  private static Shapes.Solid readSolid(Decoder in) {
    int tag = in.readTag();
    return switch (tag) {
      case 0 -> null;
      case 1 -> in.readObject(Shapes.Cube.class);
      default -> throw in.unknownTag(tag);
    };
  }

  private static void writeLeftOfStringAndDouble(Encoder out,
      Shapes.Either.Left<String, Double> value) {
    if (out.begin(value)) {
      out.at("value").writeString(value.value());
      out.end();
    }
  }

  private static Shapes.Either.Left<String, Double> readLeftOfStringAndDouble(Decoder in) {
    return in.begin() ? in.end(new Shapes.Either.Left<String, Double>(in.readString())) : null;
  }

  private static void writeRightOfStringAndDouble(Encoder out,
      Shapes.Either.Right<String, Double> value) {
    if (out.begin(value)) {
      JdkValues.write(out.at("value"), value.value());
      out.end();
    }
  }

  private static Shapes.Either.Right<String, Double> readRightOfStringAndDouble(Decoder in) {
    return in.begin() ? in.end(new Shapes.Either.Right<String, Double>(JdkValues.readDouble(in))) : null;
  }
}
