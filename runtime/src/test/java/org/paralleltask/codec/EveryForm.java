package org.paralleltask.codec;

import java.util.ArrayList;
import java.util.List;

/** The codec of a row of values, one of each form that there is. */
public final class EveryForm implements TaskCodec<EveryForm.Row, EveryForm.Row> {
    /** Knows all of them. */
    public EveryForm() {}

    /** One of each. */
    public record Row(List<Object> values) {}

    /** The values that it was made for. */
    public static Row row() {
        return new Row(CodecTest.everyForm().map(form -> form.get()[0]).toList());
    }

    @Override
    public long fingerprint() {
        return 1;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void writeTask(Encoder out, Row row) {
        List<Encoder.Part<Object>> writers = CodecTest.everyForm()
                .map(form -> (Encoder.Part<Object>) form.get()[1])
                .toList();
        for (int i = 0; i < writers.size(); i++) {
            writers.get(i).write(out, row.values().get(i));
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Row readTask(Decoder in) {
        List<Object> values = new ArrayList<>();
        CodecTest.everyForm().forEach(form -> values.add(((Decoder.Part<Object>) form.get()[2]).read(in)));
        return new Row(values);
    }

    @Override
    public void writeResult(Encoder out, Row result) {
        writeTask(out, result);
    }

    @Override
    public Row readResult(Decoder in) {
        return readTask(in);
    }
}
