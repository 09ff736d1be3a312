package org.paralleltask.rehearsal;

import java.util.List;
import java.util.Objects;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/** How the rehearsal's arguments and value travel. Written by hand as the processor would write it. */
final class RehearsalCodec implements TaskCodec<RehearsalWorker.Task, RehearsalWorker.Result> {
    @Override
    public long fingerprint() {
        return 1;
    }

    @Override
    public void writeTask(Encoder out, RehearsalWorker.Task task) {
        out.at("number").writeInt(task.number());
        out.at("text").writeString(task.text());
        Containers.writeList(out.at("numbers"), task.numbers(), Encoder::writeInt);
        out.at("serialized").writeObject(task.serialized());
    }

    @Override
    public RehearsalWorker.Task readTask(Decoder in) {
        return new RehearsalWorker.Task(
                in.readInt(), in.readString(), readNumbers(in), in.<List<String>>readObject(List.class));
    }

    @Override
    public void writeResult(Encoder out, RehearsalWorker.Result result) {
        Containers.writeList(out.at("result"), result.numbers(), Encoder::writeInt);
    }

    @Override
    public RehearsalWorker.Result readResult(Decoder in) {
        return new RehearsalWorker.Result(readNumbers(in));
    }

    private static List<Integer> readNumbers(Decoder in) {
        return Objects.requireNonNull(Containers.readList(in, Decoder::readInt));
    }
}
