package org.paralleltask.pool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolListener;
import org.paralleltask.WorkerLostException;
import org.paralleltask.WorkerStartException;
import org.paralleltask.base.PoolLog;

/**
 * Tells several. Whatever one throws stays here: it must not cost a task its end, or a worker its place. (Each call has its
 * own loop: a lambda for each is linked at its first use, which adds up on the way to a program's first result.)
 */
final class EventFan implements Events {
    private final Events[] listeners;
    private final PoolLog log;

    EventFan(List<Events> listeners, PoolLog log) {
        this.listeners = listeners.toArray(new Events[0]);
        this.log = log;
    }

    private void failed(Events listener, Throwable failed) {
        log.bug(listener.getClass().getName() + " failed", failed);
    }

    @Override
    public void ran(Job<?, ?> job, Worker worker, long nanos) {
        for (Events listener : listeners) {
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
        for (Events listener : listeners) {
            least = Math.min(least, listener.quietNanos());
        }
        return least;
    }

    @Override
    public void ran(Worker worker, int tasks) {
        for (Events listener : listeners) {
            try {
                listener.ran(worker, tasks);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void threadsLeft(Worker worker, int count) {
        for (Events listener : listeners) {
            try {
                listener.threadsLeft(worker, count);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void batchEnded(Worker worker) {
        for (Events listener : listeners) {
            try {
                listener.batchEnded(worker);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerStarting(String name, int index) {
        for (Events listener : listeners) {
            try {
                listener.workerStarting(name, index);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerStarted(Worker worker, Duration took) {
        for (Events listener : listeners) {
            try {
                listener.workerStarted(worker, took);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerStartFailed(String name, int index, WorkerStartException failure) {
        for (Events listener : listeners) {
            try {
                listener.workerStartFailed(name, index, failure);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerEnded(
            Worker worker, PoolListener.WorkerEnd why, OptionalInt exitStatus, Optional<DeathCause> cause) {
        for (Events listener : listeners) {
            try {
                listener.workerEnded(worker, why, exitStatus, cause);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void runStarted(Job<?, ?> job, Worker worker) {
        for (Events listener : listeners) {
            try {
                listener.runStarted(job, worker);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void progress(Job<?, ?> job, Worker worker, long done, long total) {
        for (Events listener : listeners) {
            try {
                listener.progress(job, worker, done, total);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void runEnded(Job<?, ?> job, Worker worker, long nanos) {
        for (Events listener : listeners) {
            try {
                listener.runEnded(job, worker, nanos);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void takenBack(Job<?, ?> job, Worker worker) {
        for (Events listener : listeners) {
            try {
                listener.takenBack(job, worker);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void workerLost(Job<?, ?> job, WorkerLostException death) {
        for (Events listener : listeners) {
            try {
                listener.workerLost(job, death);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void taskRetried(Job<?, ?> job, WorkerLostException death) {
        for (Events listener : listeners) {
            try {
                listener.taskRetried(job, death);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }

    @Override
    public void taskEnded(Job<?, ?> job, @Nullable Throwable failure) {
        for (Events listener : listeners) {
            try {
                listener.taskEnded(job, failure);
            } catch (RuntimeException | Error failed) {
                failed(listener, failed);
            }
        }
    }
}
