package org.paralleltask.benchmark;

import java.io.IOException;
import java.util.List;

/** How small a record becomes. */
final class RecordBytesFigure implements Figure {
    @Override
    public String name() {
        return "record-bytes";
    }

    @Override
    public String meaning() {
        return "the bytes of a record of five fields";
    }

    @Override
    public Unit unit() {
        return Unit.BYTES;
    }

    @Override
    public List<String> references() {
        return List.of("serialization", "fory", "kryo");
    }

    @Override
    public Contest open(Effort effort) {
        return reference -> bytes(reference.orElse("paralleltask"));
    }

    private static double bytes(String format) throws IOException {
        return switch (format) {
            case "serialization" -> new Serialization().size(Order.EXAMPLE);
            case "fory" -> new ForyFormat().size(Order.EXAMPLE);
            case "kryo" -> new KryoFormat().size(Order.EXAMPLE);
            default -> new OrderPayload().encode(Order.EXAMPLE).size();
        };
    }
}
