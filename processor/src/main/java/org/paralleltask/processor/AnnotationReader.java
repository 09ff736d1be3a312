package org.paralleltask.processor;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.paralleltask.DeathCause;
import org.paralleltask.PoolOptions;

/**
 * Reads one {@code @ParallelTask} annotation. It keeps where each value is, so that a mistake is reported at the value.
 */
final class AnnotationReader {
    private final ExecutableElement method;
    private final AnnotationMirror annotation;

    /** The values that are written in the source, in their order there. Defaults are not among them. */
    private final Map<String, AnnotationValue> values = new LinkedHashMap<>();

    AnnotationReader(ExecutableElement method) {
        this.method = method;
        this.annotation = Role.TASK.mirror(method).orElseThrow();
        annotation
                .getElementValues()
                .forEach((member, value) -> values.put(member.getSimpleName().toString(), value));
    }

    /** The options that it sets. Each is checked by {@code PoolOptions}, which will read it when a pool is opened. */
    List<TaskMethod.Setting> settings(Mistakes mistakes) {
        List<TaskMethod.Setting> settings = new ArrayList<>();
        BiConsumer<String, CodeBlock> add = (name, value) -> settings.add(new TaskMethod.Setting(name, value));
        PoolOptions options = PoolOptions.defaults();
        value("workers", Integer.class)
                .filter(n -> holds("workers", () -> options.workers(n), mistakes))
                .ifPresent(n -> add.accept("workers", CodeBlock.of("$L", n)));
        value("queueSize", Integer.class)
                .filter(n -> holds("queueSize", () -> options.queueSize(n), mistakes))
                .ifPresent(n -> add.accept("queueSize", CodeBlock.of("$L", n)));
        value("timeout", String.class)
                .filter(limit -> !limit.isEmpty())
                .filter(limit -> holds("timeout", () -> options.timeout(limit), mistakes))
                .ifPresent(limit -> add.accept("timeout", CodeBlock.of("$S", limit)));
        value("retries", Integer.class)
                .filter(n -> holds("retries", () -> options.retries(n), mistakes))
                .filter(n -> canBeRepeated(n, mistakes))
                .ifPresent(n -> add.accept("retries", CodeBlock.of("$L", n)));
        if (values.containsKey("retryOn")) {
            add.accept("retryOn", retryOn());
        }
        return settings;
    }

    private boolean canBeRepeated(int retries, Mistakes mistakes) {
        boolean isDelivered = retries > 0 && MethodTypes.returnsStream(method);
        if (isDelivered) {
            reportAt(
                    "retries",
                    mistakes,
                    "A @ParallelTask method that returns a Stream must have no retries: what was delivered cannot be"
                            + " taken back");
        }
        return !isDelivered;
    }

    /** The names and patterns of further classes that may cross. */
    List<String> allowedNames(Mistakes mistakes) {
        List<String> names = all("allowNames")
                .map(AnnotationValue::getValue)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        boolean holds = holds("allowNames", () -> PoolOptions.defaults().allow(names.toArray(String[]::new)), mistakes);
        return holds ? names : List.of();
    }

    // Set.of(DeathCause.KILLED, DeathCause.UNKNOWN)
    private CodeBlock retryOn() {
        return CodeBlock.of(
                "$T.of($L)",
                Set.class,
                all("retryOn")
                        .map(AnnotationValue::getValue)
                        .filter(VariableElement.class::isInstance) // javac reports anything else as a mistake
                        .map(cause ->
                                CodeBlock.of("$T.$L", DeathCause.class, ((VariableElement) cause).getSimpleName()))
                        .distinct()
                        .collect(CodeBlock.joining(", ")));
    }

    /** The prefix of the generated names; empty if the annotation has none, or if it cannot be a prefix. */
    Optional<String> name(Mistakes mistakes) {
        Optional<String> name = value("name", String.class).filter(text -> !text.isEmpty());
        if (name.isPresent() && !SourceVersion.isIdentifier(name.get())) {
            reportAt(
                    "name",
                    mistakes,
                    "name must be a Java identifier: class names begin with it, and \"" + name.get()
                            + "Pool\" cannot be one");
            return Optional.empty();
        }
        return name;
    }

    /** The further classes that may cross. */
    List<TypeMirror> allowed() {
        return allowedValues()
                .map(AnnotationValue::getValue)
                .filter(TypeMirror.class::isInstance)
                .map(TypeMirror.class::cast)
                .toList();
    }

    /** The further classes that do not exist, or not yet, so that javac has no type for them. */
    List<String> missing() {
        return allowedValues()
                .filter(value -> !(value.getValue() instanceof TypeMirror))
                .map(AnnotationValue::toString)
                .toList();
    }

    /** Reports a mistake at a value; at the method, if the value is left out. */
    void reportAt(String member, Mistakes mistakes, String sentence) {
        @Nullable AnnotationValue value = values.get(member);
        if (value == null) {
            mistakes.at(method, sentence);
        } else {
            mistakes.at(method, annotation, value, sentence);
        }
    }

    /** A value of this type. Javac reports a value of another type as a mistake. */
    private <V> Optional<V> value(String member, Class<V> type) {
        return Optional.ofNullable(values.get(member))
                .map(AnnotationValue::getValue)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private Stream<AnnotationValue> allowedValues() {
        return all("allow");
    }

    private Stream<AnnotationValue> all(String member) {
        @Nullable AnnotationValue all = values.get(member);
        return all != null && all.getValue() instanceof List<?> list
                ? list.stream().map(AnnotationValue.class::cast)
                : Stream.of();
    }

    private boolean holds(String member, Runnable check, Mistakes mistakes) {
        try {
            check.run();
            return true;
        } catch (IllegalArgumentException e) {
            reportAt(member, mistakes, String.valueOf(e.getMessage()));
            return false;
        }
    }
}
