package org.paralleltask.example;

/**
 * What one archive holds, and which worker counted it.
 *
 * @param worker the process id of the worker
 */
record ArchiveCensus(ClassCounts counts, long worker) {}
