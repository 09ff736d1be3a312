package org.paralleltask.processor;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values of any type that has a codec, made by chance. */
final class RandomValues {
    private static final int MAX_DEPTH = 6;

    private final Random random;
    private final Function<Class<?>, Class<?>> implementations;

    /** @param implementations says which class stands for one that is no record, enum, or sealed type */
    RandomValues(long seed, Function<Class<?>, Class<?>> implementations) {
        this.random = new Random(seed);
        this.implementations = implementations;
    }

    /** One value; null now and then, where null may stand. */
    @Nullable
    Object next(Type type) throws ReflectiveOperationException {
        return next(type, Map.of(), 0);
    }

    private @Nullable Object next(Type type, Map<TypeVariable<?>, Type> variables, int depth)
            throws ReflectiveOperationException {
        if (type instanceof WildcardType wildcard) {
            return next(wildcard.getUpperBounds()[0], variables, depth);
        } else if (type instanceof TypeVariable<?> variable) {
            return next(variables.getOrDefault(variable, Object.class), variables, depth);
        }
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
        boolean mayBeNull = !raw.isPrimitive();
        if (mayBeNull && (depth > MAX_DEPTH || random.nextInt(8) == 0)) {
            return null;
        }
        List<Type> arguments = type instanceof ParameterizedType parameterized
                ? Arrays.stream(parameterized.getActualTypeArguments())
                        .map(argument -> variables.getOrDefault(argument, argument))
                        .toList()
                : List.of();
        return nextOf(raw, arguments, variables, depth + 1);
    }

    private Object nextOf(Class<?> raw, List<Type> arguments, Map<TypeVariable<?>, Type> variables, int depth)
            throws ReflectiveOperationException {
        if (raw == int.class || raw == Integer.class) {
            return random.nextInt();
        } else if (raw == long.class || raw == Long.class) {
            return random.nextLong();
        } else if (raw == double.class) {
            return random.nextGaussian();
        } else if (raw == Boolean.class) {
            return random.nextBoolean();
        } else if (raw == String.class) {
            return text();
        } else if (raw == BigDecimal.class) {
            return new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(20) - 10);
        } else if (raw == Duration.class) {
            return Duration.ofNanos(random.nextLong());
        } else if (raw == Path.class) {
            return Path.of("p" + random.nextInt(1000));
        } else if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        } else if (raw.isSealed()) {
            Class<?>[] kinds = raw.getPermittedSubclasses();
            return nextOf(kinds[random.nextInt(kinds.length)], arguments, variables, depth);
        } else if (raw.isRecord()) {
            return record(raw, arguments, depth);
        } else if (raw == Optional.class) {
            return Optional.ofNullable(next(arguments.get(0), variables, depth));
        } else if (Map.class.isAssignableFrom(raw)) {
            return map(raw, arguments, variables, depth);
        } else if (raw == java.util.Set.class) {
            return new HashSet<>(all(arguments.get(0), variables, depth));
        } else if (raw == List.class) {
            return all(arguments.get(0), variables, depth);
        }
        return nextOf(implementations.apply(raw), arguments, variables, depth);
    }

    private Object record(Class<?> raw, List<Type> arguments, int depth) throws ReflectiveOperationException {
        Map<TypeVariable<?>, Type> own = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            own.put(raw.getTypeParameters()[i], arguments.get(i));
        }
        RecordComponent[] components = raw.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = next(components[i].getGenericType(), own, depth);
        }
        Constructor<?> constructor = raw.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private List<@Nullable Object> all(Type element, Map<TypeVariable<?>, Type> variables, int depth)
            throws ReflectiveOperationException {
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            all.add(next(element, variables, depth));
        }
        return all;
    }

    private Map<?, ?> map(Class<?> raw, List<Type> arguments, Map<TypeVariable<?>, Type> variables, int depth)
            throws ReflectiveOperationException {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        for (Object key : all(arguments.get(0), variables, depth)) {
            if (key != null || raw == Map.class) {
                map.put(key, next(arguments.get(1), variables, depth));
            }
        }
        return raw == TreeMap.class ? new TreeMap<>(map) : map;
    }

    private String text() {
        int most = new int[] {0x80, 0x100, 0x3000, 0x10000}[random.nextInt(4)];
        return random.ints(random.nextInt(20), 0, most)
                .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                .toString();
    }
}
