/**
 * A program that uses ParallelTask: text and metadata of a folder of documents, by the parsers of Apache Tika, some of
 * which loop, crash or eat all memory.
 *
 * <p>{@link org.paralleltask.documents.Extraction} runs in worker processes, and
 * {@link org.paralleltask.documents.ExtractCommand} calls it. {@link org.paralleltask.documents.SamplesCommand} makes a
 * folder to try it with, {@link org.paralleltask.documents.CompareCommand} shows what two other ways make of the same
 * folder.
 */
@NullMarked
package org.paralleltask.documents;

import org.jspecify.annotations.NullMarked;
