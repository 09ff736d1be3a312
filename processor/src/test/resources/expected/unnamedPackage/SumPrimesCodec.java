import java.util.List;
import javax.annotation.processing.Generated;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/**
 * How the arguments and the value of {@link Primes#sumPrimes(List)} travel.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public final class SumPrimesCodec implements TaskCodec<SumPrimesTask, SumPrimesResult> {
  SumPrimesCodec() {
  }

  @Override
  public long fingerprint() {
    return 0xea11f7288ea2e863L;
  }

  @Override
  public void writeTask(Encoder out, SumPrimesTask task) {
    Containers.writeList(out.at("ranges"), task.ranges(), SumPrimesCodec::writeRange);
  }

  @Override
  public SumPrimesTask readTask(Decoder in) {
    return new SumPrimesTask(Containers.readList(in, SumPrimesCodec::readRange));
  }

  @Override
  public void writeResult(Encoder out, SumPrimesResult result) {
    out.at("result").writeLong(result.value());
  }

  @Override
  public SumPrimesResult readResult(Decoder in) {
    return new SumPrimesResult(in.readLong());
  }

  private static void writeRange(Encoder out, Primes.Range value) {
    if (out.begin(value)) {
      out.at("from").writeInt(value.from());
      out.at("to").writeInt(value.to());
      out.end();
    }
  }

  private static Primes.Range readRange(Decoder in) {
    return in.begin() ? in.end(new Primes.Range(in.readInt(), in.readInt())) : null;
  }
}
