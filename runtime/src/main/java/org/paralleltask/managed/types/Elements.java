package org.paralleltask.managed.types;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Containers;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;

/** Writes and reads the elements of a managed collection. */
record Elements<E>(Encoder.Part<? super E> writer, Decoder.Part<? extends E> reader) {
    @SuppressWarnings("NullAway") // NullAway does not know that a part of a nullable type may be null
    void write(Encoder out, String component, @Nullable E element) {
        writer.write(out.at(component), element);
    }

    E read(Decoder in) {
        return reader.read(in);
    }

    /** Writes a copy of a collection, because other threads may change the collection meanwhile. */
    void writeAll(Encoder out, String component, Collection<? extends E> all) {
        Containers.writeList(out.at(component), new ArrayList<>(all), writer);
    }

    @SuppressWarnings("NullAway") // writeAll writes no null
    List<E> readAll(Decoder in) {
        return Containers.readList(in, reader);
    }

    /** Writes and reads the keys and the values of a managed map. */
    record Entries<K, V>(Elements<K> keys, Elements<V> values) {
        static <K, V> Entries<K, V> of(
                Encoder.Part<? super K> keyWriter,
                Decoder.Part<? extends K> keyReader,
                Encoder.Part<? super V> valueWriter,
                Decoder.Part<? extends V> valueReader) {
            return new Entries<>(new Elements<>(keyWriter, keyReader), new Elements<>(valueWriter, valueReader));
        }

        /** Writes a copy of a map, because other threads may change the map meanwhile. */
        void writeAll(Encoder out, String component, Map<? extends K, ? extends V> map) {
            Containers.writeLinkedMap(out.at(component), new LinkedHashMap<>(map), keys.writer(), values.writer());
        }

        @SuppressWarnings("NullAway") // writeAll writes no null
        Map<K, V> readAll(Decoder in) {
            return Containers.readLinkedMap(in, keys.reader(), values.reader());
        }
    }
}
