package org.paralleltask.example.multiprocessing;

import java.util.List;
import org.paralleltask.ParallelTask;

final class Squares {
    private Squares() {}

    @ParallelTask
    static int square(int x) { // def square(x): return x * x
        return x * x;
    }

    public static void main(String[] args) {
        try (SquarePool pool = SquarePool.open(options -> options.workers(4))) { // with Pool(4) as pool:
            System.out.println(pool.map(List.of(1, 2, 3))); // pool.map(square, [1, 2, 3])
        }
    }
}
