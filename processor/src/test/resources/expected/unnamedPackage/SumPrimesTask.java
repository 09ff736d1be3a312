import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * The arguments of one call of {@link Primes#sumPrimes(List)}.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumPrimesTask(List<Primes.Range> ranges) implements Serializable {
}
