package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How one method's arguments and values travel.
 *
 * @param arguments the components of the task record
 * @param shared the components of the record of what a pool is given; none if it is given nothing
 * @param result what a call returns; empty for {@code void}
 * @param exit what the exit hook returns; empty if it returns nothing, or there is none
 * @param pairs the methods that the codec has for the types of its values, in the order in which they are called
 * @param constants the enums' constants that the codec reads from
 * @param suppressed warnings that naming all these types would give rise to, such as {@code deprecation}
 */
record TaskForms(
        List<Component> arguments,
        List<Component> shared,
        Optional<Form> result,
        Optional<Form> exit,
        List<Pair> pairs,
        List<Constants> constants,
        List<String> suppressed) {

    /**
     * A component of a record.
     *
     * @param name as paths in messages have it
     */
    record Component(String name, String accessor, Form form) {}

    /**
     * Two methods of the codec, which write and read one type.
     *
     * @param name how their names end, such as {@code Customer}
     * @param type what is read
     * @param written what is written: {@code type}, or a supertype of it that wildcards make necessary
     */
    record Pair(String name, TypeName type, TypeName written, Body body) {}

    /** What the two methods of a pair do. */
    sealed interface Body {
        /** As {@link Form#text}. */
        String text();
    }

    /**
     * A record, component by component.
     *
     * @param constructed the type without wildcards
     */
    record Components(TypeName constructed, List<Component> components) implements Body {
        @Override
        public String text() {
            return describe(components);
        }
    }

    /** A sealed type, by the subclass that a value is of. */
    record Kinds(List<Kind> kinds) implements Body {
        @Override
        public String text() {
            return kinds.stream().map(kind -> kind.form().text()).collect(Collectors.joining("|"));
        }
    }

    /** A permitted subclass of a sealed type. */
    record Kind(TypeName type, Form form) {}

    /** A container in another, or an array. */
    record Whole(Form form) implements Body {
        @Override
        public String text() {
            return form.text();
        }
    }

    /** A field with the constants of an enum. Compilers differ on their order, so nothing here depends on it. */
    record Constants(String field, ClassName type) {}

    /**
     * The same for two codecs only if each reads what the other writes, as far as generated code decides on that. The
     * constants of enums are not part of it: a codec asks for them when it runs.
     */
    long fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The managed objects whose stand-ins the codec has. */
    List<ManagedInterface> managed() {
        return shared.stream()
                .map(Component::form)
                .filter(Form.Managed.class::isInstance)
                .map(form -> ((Form.Managed) form).object())
                .toList();
    }

    private String text() {
        StringBuilder text = new StringBuilder("task ").append(describe(arguments));
        result.ifPresent(form -> text.append("\nresult ").append(form.text()));
        if (!shared.isEmpty()) {
            text.append("\nshared ").append(describe(shared));
        }
        exit.ifPresent(form -> text.append("\nexit ").append(form.text()));
        pairs.forEach(pair -> text.append('\n')
                .append(pair.type())
                .append(" = ")
                .append(pair.body().text()));
        return text.toString();
    }

    private static String describe(List<Component> components) {
        return components.stream()
                .map(component -> component.form().text() + " " + component.name())
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
