/**
 * A program that uses ParallelTask: a census of the class files on this machine, two classics, and a search for duplicate
 * files, whose tasks share a semaphore, an object of the program and a pipe.
 *
 * <p>What runs in worker processes is {@link org.paralleltask.example.Census}, {@link org.paralleltask.example.Primes},
 * {@link org.paralleltask.example.Fibonacci} and {@link org.paralleltask.example.Duplicates}; how it is called stands in the
 * command of the same name, and of the last one in {@link org.paralleltask.example.DuplicateSearch}.
 */
@NullMarked
package org.paralleltask.example;

import org.jspecify.annotations.NullMarked;
