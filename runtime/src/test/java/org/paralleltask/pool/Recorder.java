package org.paralleltask.pool;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.TaskRun;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.host.Worker;

/** A listener that records what it is told: {@code "ECHO x: started 1"}, {@code "worker deed-1 0 4711 started"}. */
final class Recorder implements PoolListener {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    /** The numbers of the tasks. */
    final Set<Long> ids = ConcurrentHashMap.newKeySet();

    volatile Duration took = Duration.ZERO;
    volatile Task lastDone = new Task(
            "", 0, "", new TaskRun("", OptionalLong.empty(), 0, Duration.ZERO, Duration.ZERO, List.of()), Map.of());

    volatile Duration waitedInVain = Duration.ZERO;

    List<String> all() {
        return List.copyOf(heard);
    }

    /** What was heard of a task. */
    List<String> of(String task) {
        return heard.stream()
                .filter(line -> line.startsWith(task + ": "))
                .map(line -> line.substring(task.length() + 2))
                .toList();
    }

    /** Why workers ended, and their exit status. */
    List<String> workerEnds() {
        return heard.stream()
                .filter(line -> line.startsWith("worker ") && line.contains(" ended "))
                .map(line -> line.substring(line.indexOf(" ended ") + " ended ".length()))
                .toList();
    }

    private void hear(Worker worker, String what) {
        heard.add("worker " + worker.name() + " " + worker.index() + " " + worker.pid() + " " + what);
    }

    private void hear(Task task, String what) {
        ids.add(task.id());
        DeedWorker.Task deed = (DeedWorker.Task) task.task();
        heard.add(deed.deed() + " " + deed.text() + ": " + what);
    }

    @Override
    public void workerStarted(Worker worker, Duration startTook) {
        took = startTook;
        hear(worker, "started");
    }

    @Override
    public void workerStartFailed(String workerName, WorkerStartException failure) {
        heard.add("start of " + workerName + " failed: " + failure.getMessage());
    }

    @Override
    public void workerEnded(Worker worker, WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
        hear(
                worker,
                "ended " + why + " " + exitStatus.orElseThrow()
                        + cause.map(each -> " " + each).orElse(""));
    }

    @Override
    public void taskStarted(Task task) {
        hear(task, "started " + task.run().attempt());
    }

    @Override
    public void taskProgress(Task task, long done, long total) {
        hear(task, "progress " + done + " of " + total);
    }

    @Override
    public void taskRetried(Task task, WorkerLostException death) {
        hear(task, "retried " + task.run().attempt() + " " + death.deathCause());
    }

    @Override
    public void taskDone(Task task) {
        lastDone = task;
        hear(task, "done " + task.run().attempt());
    }

    @Override
    public void taskFailed(Task task, Throwable failure) {
        if (task.run().attempt() == 0) {
            waitedInVain = task.run().queued();
        }
        hear(task, "failed " + task.run().attempt() + " " + failure.getClass().getSimpleName());
    }
}
