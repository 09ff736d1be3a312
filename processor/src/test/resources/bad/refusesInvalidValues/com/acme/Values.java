package com.acme;

import org.paralleltask.ParallelTask;

public final class Values {
    @ParallelTask(
            workers = -1, // error: workers must be 1 to 10000, or 0 for one per CPU available to this process; it was -1
            queueSize = 0, // error: queueSize must be at least 1: a task must have somewhere to wait; it was 0
            timeout = "soon", // error: timeout must be a duration such as "30s", "1500ms", "2m", "1h" or "PT2M", not "soon"
            retries = -2, // error: retries must be 0 or more; it was -2
            name = "sum primes") // error: name must be a Java identifier: class names begin with it, and "sum primesPool" cannot be one
    static long first(int value) {
        return value;
    }

    @ParallelTask(timeout = "0s") // error: timeout must be at least 1 ms and at most 36500 days; leave it out for no limit; it was PT0S
    static long second(int value) {
        return value;
    }

    @ParallelTask(timeout = "-PT3S") // error: timeout must be at least 1 ms and at most 36500 days; leave it out for no limit; it was PT-3S
    static long third(int value) {
        return value;
    }

    @ParallelTask(allowNames = {"com.acme.*", "*"}) // error: allow must be the binary name of a class, such as "com.acme.Outer$Inner", or "com.acme.*" for a package, "com.acme.**" for it and those below it, "com.acme.Shop$*" for all names that begin so; it was *
    static long fifth(int value) {
        return value;
    }

    @ParallelTask(timeout = " ") // error: timeout must be a duration such as "30s", "1500ms", "2m", "1h" or "PT2M", not " "
    static long fourth(int value) {
        return value;
    }
}
