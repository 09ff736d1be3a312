package org.paralleltask.cluster.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.paralleltask.OutputHandler;
import org.paralleltask.PoolOptions;
import org.paralleltask.base.DaemonThreads;
import org.paralleltask.base.PoolLog;
import org.paralleltask.cluster.message.ByteLine;
import org.paralleltask.cluster.message.CallByteLines;
import org.paralleltask.cluster.message.HireRequest;
import org.paralleltask.cluster.message.Message;
import org.paralleltask.host.launch.JavaCommand;
import org.paralleltask.host.os.Killable;
import org.paralleltask.host.process.WorkerLauncher;
import org.paralleltask.wire.Frame;

/** What the slots of one node share: how many they are, where code is kept, how a worker is launched, a timer. Thread-safe. */
final class Workshop {
    /** By name: what runs in a worker is not known here. */
    private static final String MAIN_CLASS = "org.paralleltask.worker.WorkerMain";

    private final int slots;
    private final List<Path> classPath;
    private final CodeCache cache;
    private final SharedContents contents;
    private final PoolLog log;

    /** Takes tasks back that are late. */
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("node-timer"));

    /** Held while code arrives: it is the same for many slots. */
    private final Object fetching = new Object();

    /** @param classPath of the workers of all programs; empty if each program brings its own */
    Workshop(int slots, List<Path> classPath, CodeCache cache, SharedContents contents, PoolLog log) {
        this.slots = slots;
        this.classPath = classPath;
        this.cache = cache;
        this.contents = contents;
        this.log = log;
    }

    /** What tasks share. */
    SharedContents contents() {
        return contents;
    }

    /** Why this node cannot have such a worker; empty if it can. */
    static String objection(HireRequest request) {
        if (request.version() != Frame.VERSION) {
            return "it speaks version " + Frame.VERSION + " of the format of tasks, this program version "
                    + request.version() + ": both must run the same version of ParallelTask";
        }
        int java = Runtime.version().feature();
        return java < request.java()
                ? "it runs Java " + java + ", and this program's classes are of Java " + request.java()
                : "";
    }

    /** Has the program send what of its code is not here. */
    void fetchCode(HireRequest request, ByteLine line, Consumer<? super Message> out) throws IOException {
        if (!classPath.isEmpty()) {
            return;
        }
        synchronized (fetching) {
            int[] missing = cache.missing(request.code());
            if (missing.length > 0) {
                out.accept(new Message.Need(missing));
                for (int place : missing) {
                    cache.receive(request.code().get(place), line);
                }
            }
        }
    }

    /** Launches a worker; what it prints goes to the program. */
    HostedWorker launch(
            HireRequest request,
            ByteLine line,
            CallByteLines calls,
            SharedContents.Use use,
            Consumer<? super Message> out,
            Consumer<Killable> launched)
            throws IOException {
        OutputRelay output = new OutputRelay(out);
        PoolOptions options = PoolOptions.defaults()
                .workers(slots)
                .jvmArgs(request.jvmArgs())
                .systemProperties(request.systemProperties())
                .environment(request.environment())
                .startTimeout(request.startTimeout())
                .maxPayload(request.maxPayload())
                .output(printed ->
                        output.print(printed.source() == OutputHandler.Source.STANDARD_ERROR, printed.text()));
        JavaCommand command = JavaCommand.onClassPath(MAIN_CLASS, paths(request), options);
        WorkerLauncher.Launched started =
                new WorkerLauncher(command, options, log, null).launch(request.name(), request.index(), launched);
        return new HostedWorker(request, started, line, calls, contents, use, out, timer);
    }

    private List<Path> paths(HireRequest request) throws IOException {
        if (!classPath.isEmpty()) {
            return classPath;
        }
        List<Path> paths = new ArrayList<>();
        for (HireRequest.Code code : request.code()) {
            Path file = cache.file(code);
            if (!Files.isRegularFile(file)) {
                throw new IOException(code.name() + " has gone from the cache: " + file);
            }
            paths.add(file);
        }
        return paths;
    }
}
