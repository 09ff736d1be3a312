package org.paralleltask.payload;

import java.util.List;
import org.paralleltask.PayloadException;
import org.paralleltask.task.TaskDefinition;

/** What the tasks of a pool share: encoded as the pool is opened, and then the same for all of them. */
public final class SharedData {
    private SharedData() {}

    /**
     * A definition, as a pool is opened for it: its options' classes may cross too, and what its tasks share is encoded;
     * buffers in it are kept until that pool has ended.
     *
     * @throws PayloadException if something in what they share cannot be sent
     */
    public static <T, R> TaskDefinition<T, R> encode(TaskDefinition<T, R> definition, List<String> patterns) {
        TaskDefinition<T, R> opened = definition.allowing(patterns);
        Object shared = definition.sharedRecord();
        if (shared == null) {
            return opened;
        }
        TaskMarshaller.Given given = TaskMarshaller.of(opened).encodeShared(shared);
        return opened.sharing(given.shared().keeping(), given.managed());
    }
}
