package org.paralleltask.payload;

import java.util.List;
import org.paralleltask.PayloadException;
import org.paralleltask.task.TaskDefinition;

/** Encodes what the tasks of a pool share. It is encoded once, when the pool is opened. */
public final class SharedData {
    private SharedData() {}

    /**
     * The definition of a pool that is being opened. Classes that the options allow may cross too, and what the tasks share
     * is encoded. Buffers in it are kept until the pool has ended.
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

    /**
     * Looks whether what tasks share, which is encoded, can be read on another machine.
     *
     * @throws PayloadException if it has a shared buffer
     */
    public static void checkTravels(TaskDefinition<?, ?> opened) {
        if (!opened.shared().carried().isEmpty()) {
            throw new PayloadException(
                    opened.name() + ": what its tasks share cannot be sent: a SharedBuffer is memory of"
                            + " one machine; send the bytes, or open the pool on workers of this machine");
        }
    }
}
