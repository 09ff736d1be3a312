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
 * The forms in which one method's arguments and values are sent.
 *
 * @param arguments the components of the task record
 * @param shared the components of the record of what all tasks of a pool get; none if there is no such record
 * @param result the form of a call's result; empty for {@code void}
 * @param exit the form of the exit hook's result; empty if it returns nothing, or if there is no exit hook
 * @param pairs the methods that the codec has for the types of its values, in the order in which they are called
 * @param constants the fields of the codec with the constants of enums
 * @param suppressed the warnings that javac would give for naming all these types, such as {@code deprecation}
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
     * @param name its name in the paths of messages
     * @param accessor the name of its accessor
     */
    record Component(String name, String accessor, Form form) {}

    /**
     * Two methods of the codec, which write and read one type.
     *
     * @param name the end of their names, such as {@code Customer}
     * @param type the type that is read
     * @param written the type that is written: {@code type}, or a supertype of it that wildcards make necessary
     * @param body what the two methods do
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

    /** A sealed type: the value's subclass, then the value. */
    record Kinds(List<Kind> kinds) implements Body {
        @Override
        public String text() {
            return kinds.stream().map(kind -> kind.form().text()).collect(Collectors.joining("|"));
        }
    }

    /** A permitted subclass of a sealed type. */
    record Kind(TypeName type, Form form) {}

    /** A container in another container, or an array. */
    record Whole(Form form) implements Body {
        @Override
        public String text() {
            return form.text();
        }
    }

    /**
     * A field with the constants of an enum. Compilers differ in their order, so the generated code does not depend on
     * it.
     */
    record Constants(String field, ClassName type) {}

    /**
     * A hash of all forms. Two codecs have the same one only if each can read what the other writes. The constants of
     * enums are not part of it, because a codec adds them when it runs.
     */
    long fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The managed objects whose stand-ins are in the codec. */
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
