package com.acme;

import org.paralleltask.ParallelTask;

public final class Primes {
    @ParallelTask
    static long count(int below) { // error: A generated class must have a name of its own: CountPool is a class of package com.acme; set another prefix, such as name = "PrimesCount2"
        return below;
    }

    @ParallelTask
    static long sumPrimes(int below) { // error: A generated class must have a name of its own: SumPrimesWorker differs only in case from sumprimesworker, which is a class of package com.acme; set another prefix, such as name = "PrimesSumPrimes"
        return below;
    }
}
