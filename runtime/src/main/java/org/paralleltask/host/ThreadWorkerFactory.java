package org.paralleltask.host;

import java.util.List;
import java.util.function.Consumer;
import org.paralleltask.host.os.Killable;

/** Makes workers that are threads of this process. */
public final class ThreadWorkerFactory implements WorkerFactory {
    @Override
    public Worker start(String name, int index, Consumer<Killable> launched) {
        return new ThreadWorker(name, index);
    }

    @Override
    public void checkFinds(Class<?> task) {
        // threads of this process have this process's classes
    }

    @Override
    public List<String> command() {
        return List.of();
    }

    @Override
    public boolean canKill() {
        return false;
    }
}
