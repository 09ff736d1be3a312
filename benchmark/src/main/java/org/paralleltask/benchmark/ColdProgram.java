package org.paralleltask.benchmark;

/** A program of one task, which it leaves to a pool, or does itself. */
final class ColdProgram {
    private ColdProgram() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            try (NoopPool pool = NoopPool.open(options -> options.workers(1))) {
                System.out.println(pool.call(4_711));
            }
        } else {
            System.out.println(Tasks.noop(4_711));
        }
    }
}
