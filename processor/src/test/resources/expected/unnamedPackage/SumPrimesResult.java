import java.io.Serializable;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Primes#sumPrimes(List)} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
public record SumPrimesResult(long value) implements Serializable {
}
