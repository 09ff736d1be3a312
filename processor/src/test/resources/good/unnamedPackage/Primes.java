import java.util.List;
import org.paralleltask.ParallelTask;

public final class Primes {
    private Primes() {}

    public record Range(int from, int to) {}

    // expect SumPrimesWorker: METHOD = "Primes.sumPrimes";
    // expect SumPrimesPool: public long call(List<Primes.Range> ranges) {
    // expect SumPrimesPool without: package
    @ParallelTask
    public static long sumPrimes(List<Range> ranges) {
        return ranges.size();
    }
}
