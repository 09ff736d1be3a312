import org.paralleltask.ParallelTask;

public final class Primes {
    @ParallelTask
    static long sum(int below) { // error: A generated class must have a name of its own: SumTask is a class of yours; set another prefix, such as name = "PrimesSum"
        return below;
    }
}
