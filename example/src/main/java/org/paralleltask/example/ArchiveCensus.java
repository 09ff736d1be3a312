package org.paralleltask.example;

/**
 * What one archive holds, and who counted it.
 *
 * @param worker the process id of the worker
 */
record ArchiveCensus(ClassCounts counts, long worker) {}
