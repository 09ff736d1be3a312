/**
 * A program that uses ParallelTask: a census of the class files on this machine, two classics, and a search for
 * duplicate files, whose tasks share a semaphore, an object of the program and a pipe.
 *
 * <p>{@link org.paralleltask.example.Census}, {@link org.paralleltask.example.Primes},
 * {@link org.paralleltask.example.Fibonacci} and {@link org.paralleltask.example.Duplicates} run in worker processes.
 * The command of the same name calls them; for the last one, {@link org.paralleltask.example.DuplicateSearch} does.
 */
@NullMarked
package org.paralleltask.example;

import org.jspecify.annotations.NullMarked;
