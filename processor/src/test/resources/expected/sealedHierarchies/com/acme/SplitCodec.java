package com.acme;

import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Shapes#split(Shapes.Shape, List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SplitCodec implements TaskCodec<SplitTask, SplitResult> {
  private static final Shapes.Marker[] MARKER_VALUES = Shapes.Marker.values();

  SplitCodec() {
  }

  @Override
  public long fingerprint() {
    return TaskCodec.fingerprint(0x3a9d34bc2b9b5d6cL, MARKER_VALUES);
  }

  @Override
  public void writeTask(Encoder out, SplitTask task) {
    writeShape(out.at("shape"), task.shape());
    Containers.writeList(out.at("markers"), task.markers(), Encoder::writeEnum);
  }

  @Override
  public SplitTask readTask(Decoder in) {
    return new SplitTask(readShape(in), Containers.readList(in,
        part -> part.readEnum(MARKER_VALUES)));
  }

  @Override
  public void writeResult(Encoder out, SplitResult result) {
    Containers.writeList(out.at("result"), result.value(), SplitCodec::writeShape);
  }

  @Override
  public SplitResult readResult(Decoder in) {
    return new SplitResult(Containers.readList(in, SplitCodec::readShape));
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
      Containers.writeList(out.at("shapes"), value.shapes(), SplitCodec::writeShape);
      out.end();
    }
  }

  private static Shapes.Group readGroup(Decoder in) {
    return in.begin() ? in.end(new Shapes.Group(Containers.readList(in,
        SplitCodec::readShape))) : null;
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
