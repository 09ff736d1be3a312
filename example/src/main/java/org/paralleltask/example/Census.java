package org.paralleltask.example;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.paralleltask.ParallelTask;

/** Counts what class files hold. Runs in worker processes, by the generated {@link CensusPool}. */
final class Census {
    private Census() {}

    /**
     * Counts what the class files of one archive hold.
     *
     * <p>If a task's worker dies, the task runs once more. To read an archive twice does no harm.
     *
     * @param archive a jar or jmod file ({@code file:///lib/a.jar}), or a module of the running JDK
     *     ({@code jrt:/java.base})
     * @throws IOException if the archive, or a class file in it, is damaged or cannot be read
     */
    @ParallelTask(timeout = "2m", retries = 1)
    static ArchiveCensus census(URI archive) throws IOException {
        ClassCounter counter = new ClassCounter();
        ClassFiles.forEach(Path.of(archive), (name, classFile) -> {
            try {
                counter.add(classFile);
            } catch (RuntimeException e) { // ASM has no exception of its own for a damaged class file
                throw new IOException("class file " + name + " cannot be parsed: " + e, e);
            }
        });
        return new ArchiveCensus(counter.counts(), ProcessHandle.current().pid());
    }
}
