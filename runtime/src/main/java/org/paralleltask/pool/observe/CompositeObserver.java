package org.paralleltask.pool.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.PoolOptions;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.PoolLog;
import org.paralleltask.host.WorkerView;
import org.paralleltask.pool.view.PoolObserver;
import org.paralleltask.pool.view.TaskView;

/**
 * Passes each event on to several observers. What an observer throws is only logged: it must not cost a task its end, or a
 * worker its slot. Each event has a loop of its own. A lambda for each would be linked at its first use, which adds up on the
 * way to a program's first result.
 */
public final class CompositeObserver implements PoolObserver {
    private final PoolObserver[] listeners;
    private final PoolLog log;

    public CompositeObserver(List<PoolObserver> listeners, PoolLog log) {
        this.listeners = listeners.toArray(new PoolObserver[0]);
        this.log = log;
    }

    /** The observers of a set's workers: {@code own}, the user's listener, and Flight Recorder. */
    public static CompositeObserver ofWorkers(PoolOptions options, PoolObserver own, PoolLog log) {
        List<PoolObserver> all = new ArrayList<>(List.of(own));
        if (FlightRecording.isPossible()) {
            all.add(new FlightRecording());
        }
        if (options.listener().isPresent()) {
            all.add(new ListenerObserver(options.listener().get(), log));
        }
        return new CompositeObserver(all, log);
    }

    private void failed(PoolObserver listener, Throwable failed) {
        log.bug(listener.getClass().getName() + " failed", failed);
    }

    @Override
    public void ran(TaskView job, WorkerView worker, long nanos) {
        for (PoolObserver listener : listeners) {
            try {
                listener.ran(job, worker, nanos);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public long quietNanos() {
        long least = Long.MAX_VALUE;
        for (PoolObserver listener : listeners) {
            least = Math.min(least, listener.quietNanos());
        }
        return least;
    }

    @Override
    public void ran(WorkerView worker, int tasks) {
        for (PoolObserver listener : listeners) {
            try {
                listener.ran(worker, tasks);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void threadsLeft(WorkerView worker, int count) {
        for (PoolObserver listener : listeners) {
            try {
                listener.threadsLeft(worker, count);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void dispatchEnded(WorkerView worker) {
        for (PoolObserver listener : listeners) {
            try {
                listener.dispatchEnded(worker);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerStarting(String name, int index) {
        for (PoolObserver listener : listeners) {
            try {
                listener.workerStarting(name, index);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerStarted(WorkerView worker, Duration took) {
        for (PoolObserver listener : listeners) {
            try {
                listener.workerStarted(worker, took);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerIsSpare(WorkerView worker, boolean isSpare) {
        for (PoolObserver listener : listeners) {
            try {
                listener.workerIsSpare(worker, isSpare);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerStartFailed(String name, int index, WorkerStartException failure) {
        for (PoolObserver listener : listeners) {
            try {
                listener.workerStartFailed(name, index, failure);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerEnded(
            WorkerView worker, PoolListener.WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
        for (PoolObserver listener : listeners) {
            try {
                listener.workerEnded(worker, why, exitStatus, cause);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void runStarted(TaskView job, WorkerView worker) {
        for (PoolObserver listener : listeners) {
            try {
                listener.runStarted(job, worker);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void progress(TaskView job, WorkerView worker, long done, long total) {
        for (PoolObserver listener : listeners) {
            try {
                listener.progress(job, worker, done, total);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void runEnded(TaskView job, WorkerView worker, long nanos) {
        for (PoolObserver listener : listeners) {
            try {
                listener.runEnded(job, worker, nanos);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void takenBack(TaskView job, WorkerView worker) {
        for (PoolObserver listener : listeners) {
            try {
                listener.takenBack(job, worker);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerLost(TaskView job, WorkerLostException death) {
        for (PoolObserver listener : listeners) {
            try {
                listener.workerLost(job, death);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void taskRetried(TaskView job, WorkerLostException death) {
        for (PoolObserver listener : listeners) {
            try {
                listener.taskRetried(job, death);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void taskEnded(TaskView job, @Nullable Throwable failure) {
        for (PoolObserver listener : listeners) {
            try {
                listener.taskEnded(job, failure);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }
}
