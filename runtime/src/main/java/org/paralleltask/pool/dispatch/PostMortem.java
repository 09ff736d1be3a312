package org.paralleltask.pool.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.paralleltask.host.WorkerRequest;
import org.paralleltask.pool.task.Job;

/**
 * Decides about the tasks of a dispatch whose worker has died. Used by the thread that fed the worker, after the death.
 *
 * <p>Each dispatch has one from its beginning, so that this class is loaded before it is needed: the heap may be full
 * then.
 */
final class PostMortem {
    private final SentTasks sent;
    private final InFlightTasks inFlight;
    private final AnswerReader reader;
    private final AnswerReader.Listener listener;

    PostMortem(SentTasks sent, InFlightTasks inFlight, AnswerReader reader, AnswerReader.Listener listener) {
        this.sent = sent;
        this.inFlight = inFlight;
        this.reader = reader;
        this.listener = listener;
    }

    /**
     * Passes on the answers that the worker had given, and lets the tasks wait again that it had not begun. Returns the
     * tasks that cannot run again as if nothing had happened: at most one if the worker was honest, unless it died
     * while it received them.
     */
    List<UnansweredTask> unanswered() {
        reader.readAfterDeath();
        List<UnansweredTask> unanswered = new ArrayList<>();
        for (int i = sent.size() - 1; i >= reader.next(); i--) {
            takeBackOrBlame(i, unanswered);
        }
        boolean isOfItself = unanswered.isEmpty() && inFlight.reason() == WorkerRequest.Reason.NONE;
        for (int i = sent.size() - 1; i >= reader.next(); i--) {
            Job<?, ?> job = sent.job(i);
            if (!sent.isTakenBack(i) || !job.isSent(inFlight.get(i))) {
                continue;
            }
            if (isOfItself ? job.unstart() : job.takenBack()) {
                if (i == 0) {
                    listener.firstTakenBack(job);
                }
                job.putBack();
            } else {
                unanswered.add(unanswered(i, job, false, false));
            }
        }
        return unanswered;
    }

    /** Takes a task back, so that no other thread does. If the worker had begun it, adds it to {@code unanswered}. */
    private void takeBackOrBlame(int index, List<UnansweredTask> unanswered) {
        Job<?, ?> job = sent.job(index);
        if (sent.isTakenBack(index)) {
            if (index == 0) {
                listener.firstTakenBack(job);
            }
        } else if (!sent.takeBack(index) && job.isSent(inFlight.get(index))) {
            unanswered.add(unanswered(index, job, true, sent.hasEnded(index)));
        }
    }

    private UnansweredTask unanswered(int index, Job<?, ?> job, boolean hadBegun, boolean hadEnded) {
        return new UnansweredTask(job, inFlight.get(index).request(), hadBegun, hadEnded, reader.wasTold(index));
    }
}
