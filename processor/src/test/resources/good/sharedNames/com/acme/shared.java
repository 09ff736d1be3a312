package com.acme;

import org.paralleltask.ParallelTask;

/** As generated code calls what is shared. */
public final class shared {
    private shared() {}

    public record Shared(int value) {}

    // expect AddWorker: public AddResult run(AddTask task, AddShared shared_, TaskContext context) { return new AddResult(shared.add(task.task(), shared_.shared())); }
    // expect AddCodec: static void writeShared(Encoder out, AddShared shared) { writeShared2(out.at("shared"), shared.shared()); }
    @ParallelTask
    public static int add(Shared task, @org.paralleltask.Shared Shared shared) {
        return task.value() + shared.value();
    }
}
