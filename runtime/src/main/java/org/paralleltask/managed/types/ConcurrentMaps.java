package org.paralleltask.managed.types;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.paralleltask.codec.Decoder;
import org.paralleltask.codec.Encoder;
import org.paralleltask.managed.ManagedObjects;
import org.paralleltask.managed.types.Elements.Entries;

/** Managed {@link ConcurrentMap}s. */
@SuppressWarnings("exports") // jspecify is needed by compilers only
public final class ConcurrentMaps {
    private static final int GET = 0;
    private static final int PUT = 1;
    private static final int PUT_IF_ABSENT = 2;
    private static final int REMOVE = 3;
    private static final int REMOVE_VALUE = 4;
    private static final int REPLACE = 5;
    private static final int REPLACE_VALUE = 6;
    private static final int CONTAINS_KEY = 7;
    private static final int CONTAINS_VALUE = 8;
    private static final int SIZE = 9;
    private static final int IS_EMPTY = 10;
    private static final int CLEAR = 11;
    private static final int PUT_ALL = 12;
    private static final int COPY = 13;

    private ConcurrentMaps() {}

    /** Writes a map's number. The map stays in this process. */
    public static <K, V> void write(
            Encoder out,
            ConcurrentMap<K, V> map,
            Encoder.Part<? super K> keyWriter,
            Decoder.Part<? extends K> keyReader,
            Encoder.Part<? super V> valueWriter,
            Decoder.Part<? extends V> valueReader) {
        Entries<K, V> entries = Entries.of(keyWriter, keyReader, valueWriter, valueReader);
        ManagedObjects.write(out, map, (object, method, in, result) -> dispatch(object, entries, method, in, result));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param name the parameter's name, for messages
     * @return the map's stand-in
     */
    public static <K, V> ConcurrentMap<K, V> read(
            Decoder in,
            String name,
            Encoder.Part<? super K> keyWriter,
            Decoder.Part<? extends K> keyReader,
            Encoder.Part<? super V> valueWriter,
            Decoder.Part<? extends V> valueReader) {
        Entries<K, V> entries = Entries.of(keyWriter, keyReader, valueWriter, valueReader);
        return ManagedObjects.read(in, caller -> new Proxy<>(new NamedCaller(caller, "ConcurrentMap", name), entries));
    }

    private static <K, V> void dispatch(
            ConcurrentMap<K, V> map, Entries<K, V> entries, int method, Decoder in, Encoder out) {
        switch (method) {
            case GET -> {
                K key = entries.keys().read(in);
                in.finish();
                V result = map.get(key);
                entries.values().write(out, "result", result);
            }
            case PUT -> {
                K key = entries.keys().read(in);
                V value = entries.values().read(in);
                in.finish();
                V result = map.put(key, value);
                entries.values().write(out, "result", result);
            }
            case PUT_IF_ABSENT -> {
                K key = entries.keys().read(in);
                V value = entries.values().read(in);
                in.finish();
                V result = map.putIfAbsent(key, value);
                entries.values().write(out, "result", result);
            }
            case REMOVE -> {
                K key = entries.keys().read(in);
                in.finish();
                V result = map.remove(key);
                entries.values().write(out, "result", result);
            }
            case REMOVE_VALUE -> {
                K key = entries.keys().read(in);
                V value = entries.values().read(in);
                in.finish();
                boolean result = map.remove(key, value);
                out.at("result").writeBoolean(result);
            }
            case REPLACE -> {
                K key = entries.keys().read(in);
                V value = entries.values().read(in);
                in.finish();
                V result = map.replace(key, value);
                entries.values().write(out, "result", result);
            }
            case REPLACE_VALUE -> {
                K key = entries.keys().read(in);
                V oldValue = entries.values().read(in);
                V newValue = entries.values().read(in);
                in.finish();
                boolean result = map.replace(key, oldValue, newValue);
                out.at("result").writeBoolean(result);
            }
            case CONTAINS_KEY -> {
                K key = entries.keys().read(in);
                in.finish();
                boolean result = map.containsKey(key);
                out.at("result").writeBoolean(result);
            }
            case CONTAINS_VALUE -> {
                V value = entries.values().read(in);
                in.finish();
                boolean result = map.containsValue(value);
                out.at("result").writeBoolean(result);
            }
            case SIZE -> {
                in.finish();
                int result = map.size();
                out.at("result").writeInt(result);
            }
            case IS_EMPTY -> {
                in.finish();
                boolean result = map.isEmpty();
                out.at("result").writeBoolean(result);
            }
            case CLEAR -> {
                in.finish();
                map.clear();
            }
            case PUT_ALL -> {
                Map<K, V> all = entries.readAll(in);
                in.finish();
                map.putAll(all);
            }
            case COPY -> {
                in.finish();
                Map<K, V> result = new LinkedHashMap<>(map);
                entries.writeAll(out, "result", result);
            }
            default -> throw in.unknownTag(method);
        }
    }

    /**
     * Stands for a map of the program. Its views are of a copy that is taken when they are asked for; they cannot
     * change the map. {@code compute}, {@code merge} and the like are the interface's default methods: their functions
     * run in the worker, and are called again if another thread has changed the entry meanwhile. It is equal to itself
     * only.
     */
    private static final class Proxy<K, V> implements ConcurrentMap<K, V> {
        private final NamedCaller map;
        private final Entries<K, V> entries;

        Proxy(NamedCaller map, Entries<K, V> entries) {
            this.map = map;
            this.entries = entries;
        }

        @Override
        public @Nullable V get(Object key) {
            return map.call(GET, "get", out -> writeKey(out, key), entries.values()::read);
        }

        @Override
        public @Nullable V put(K key, V value) {
            return map.call(PUT, "put", out -> writeEntry(out, key, value), entries.values()::read);
        }

        @Override
        public @Nullable V putIfAbsent(K key, V value) {
            return map.call(PUT_IF_ABSENT, "putIfAbsent", out -> writeEntry(out, key, value), entries.values()::read);
        }

        @Override
        public @Nullable V remove(Object key) {
            return map.call(REMOVE, "remove", out -> writeKey(out, key), entries.values()::read);
        }

        @Override
        public boolean remove(Object key, Object value) {
            return map.call(REMOVE_VALUE, "remove", out -> writeEntry(out, key, value), Decoder::readBoolean);
        }

        @Override
        public @Nullable V replace(K key, V value) {
            return map.call(REPLACE, "replace", out -> writeEntry(out, key, value), entries.values()::read);
        }

        @Override
        public boolean replace(K key, V oldValue, V newValue) {
            return map.call(
                    REPLACE_VALUE,
                    "replace",
                    out -> {
                        writeEntry(out, key, oldValue);
                        entries.values().write(out, "newValue", newValue);
                    },
                    Decoder::readBoolean);
        }

        @Override
        public boolean containsKey(Object key) {
            return map.call(CONTAINS_KEY, "containsKey", out -> writeKey(out, key), Decoder::readBoolean);
        }

        @Override
        public boolean containsValue(Object value) {
            return map.call(CONTAINS_VALUE, "containsValue", out -> writeValue(out, value), Decoder::readBoolean);
        }

        private void writeEntry(Encoder out, Object key, Object value) {
            writeKey(out, key);
            writeValue(out, value);
        }

        @SuppressWarnings("unchecked") // if the key is of another type, writing fails
        private void writeKey(Encoder out, Object key) {
            entries.keys().write(out, "key", (K) key);
        }

        @SuppressWarnings("unchecked") // if the value is of another type, writing fails
        private void writeValue(Encoder out, Object value) {
            entries.values().write(out, "value", (V) value);
        }

        @Override
        public int size() {
            return map.get(SIZE, "size", Decoder::readInt);
        }

        @Override
        public boolean isEmpty() {
            return map.get(IS_EMPTY, "isEmpty", Decoder::readBoolean);
        }

        @Override
        public void clear() {
            map.run(CLEAR, "clear");
        }

        @Override
        public void putAll(Map<? extends K, ? extends V> all) {
            map.run(PUT_ALL, "putAll", out -> entries.writeAll(out, "map", all));
        }

        @Override
        public Set<K> keySet() {
            return copy("keySet").keySet();
        }

        @Override
        public Collection<V> values() {
            return copy("values").values();
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            return copy("entrySet").entrySet();
        }

        private Map<K, V> copy(String methodName) {
            return Collections.unmodifiableMap(map.<Map<K, V>>get(COPY, methodName, entries::readAll));
        }

        @Override
        public String toString() {
            return map.toString();
        }
    }
}
