package com.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.paralleltask.ParallelTask;

public final class Docs {
    private Docs() {}

    public record PageText(int number, String text) {}

    @ParallelTask(workers = 2)
    public static Stream<PageText> pages(Path pdf) throws IOException {
        return Files.lines(pdf).map(line -> new PageText(1, line));
    }
}
