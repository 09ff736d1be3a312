/**
 * A program that uses ParallelTask: a census of the class files on this machine, and two classics.
 *
 * <p>What runs in worker processes is {@link org.paralleltask.example.Census}, {@link org.paralleltask.example.Primes}
 * and {@link org.paralleltask.example.Fibonacci}; how it is called stands in the command of the same name.
 */
@NullMarked
package org.paralleltask.example;

import org.jspecify.annotations.NullMarked;
