package org.paralleltask.rehearsal;

import java.util.List;
import java.util.Objects;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.codec.TaskCodec;

/** The codec of the training run's tasks. Written by hand as the processor would write it. */
final class TrainingCodec implements TaskCodec<TrainingWorker.Task, TrainingWorker.Result> {
    @Override
    public long fingerprint() {
        return 1;
    }

    @Override
    public void writeTask(Encoder out, TrainingWorker.Task task) {
        out.at("number").writeInt(task.number());
        out.at("text").writeString(task.text());
        Containers.writeList(out.at("numbers"), task.numbers(), Encoder::writeInt);
        out.at("serialized").writeObject(task.serialized());
    }

    @Override
    public TrainingWorker.Task readTask(Decoder in) {
        return new TrainingWorker.Task(
                in.readInt(), in.readString(), readNumbers(in), in.<List<String>>readObject(List.class));
    }

    @Override
    public void writeResult(Encoder out, TrainingWorker.Result result) {
        Containers.writeList(out.at("result"), result.numbers(), Encoder::writeInt);
    }

    @Override
    public TrainingWorker.Result readResult(Decoder in) {
        return new TrainingWorker.Result(readNumbers(in));
    }

    private static List<Integer> readNumbers(Decoder in) {
        return Objects.requireNonNull(Containers.readList(in, Decoder::readInt));
    }
}
