package org.paralleltask.benchmark;

import java.io.IOException;

/** A JVM that does nothing, until its standard input ends. */
final class Sleeper {
    private Sleeper() {}

    public static void main(String[] args) throws IOException {
        System.out.println("Hello");
        System.in.readAllBytes();
    }
}
