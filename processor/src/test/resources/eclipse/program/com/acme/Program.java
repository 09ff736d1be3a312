package com.acme;

import com.acme.library.Library;
import java.nio.file.StandardOpenOption;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.ParallelTask;
import org.paralleltask.Shared;

public final class Program {
    private Program() {}

    @ParallelTask
    public static Library.Shape find(
            Library.Zip zip, Library.Choice<String> choice, Library.Level level, TimeUnit unit, DayOfWeek day, List<StandardOpenOption> options)
            throws Library.EmptyException {
        return null;
    }

    @ParallelTask
    public static Library.Chest.Drawer<String> open(
            Library.Chest<String> chest,
            Library.Chest.Drawer<Integer>[] drawers,
            Map.Entry<Library.Level, Library.Zip> entry,
            @Shared Library.Tree<? extends Library.Shape> tree,
            TreeMap<Library.Level, Library.Code> codes) {
        return null;
    }

    @OnWorkerExit
    static Map<Library.Level, ? extends List<Library.Code>> flush() {
        return null;
    }
}
