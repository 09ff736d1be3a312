import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Primes#sumPrimes(List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumPrimesTask(List<Primes.Range> ranges) implements Serializable {
  /**
   * Says what every record says; but theirs is linked at its first use, which would hold up the
   * first task.
   */
  @Override
  public String toString() {
    return new StringBuilder().append("SumPrimesTask[ranges=").append(Objects.toString(ranges))
        .append("]").toString();
  }
}
