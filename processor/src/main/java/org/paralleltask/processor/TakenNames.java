package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * The class names that are taken in one compilation, and what has them: a source, or a method for which they are
 * generated.
 *
 * <p>Names that differ only in case count as one name, because some file systems would write one class over the other.
 * For class files see {@link HiddenClasses}.
 */
final class TakenNames {
    /** What has a name, and how it spells the name. */
    sealed interface Holder {
        ClassName name();

        /** A class of the sources. */
        record Source(ClassName name) implements Holder {}

        /** A source that an earlier build generated, and that is compiled once more. */
        record Leftover(ClassName name) implements Holder {}

        /**
         * A method for which the class is generated in this compilation.
         *
         * @param method the method, such as {@code Primes.sumPrimes(int)}
         */
        record Task(ClassName name, String method) implements Holder {}

        /**
         * A class file on the class path.
         *
         * @param method the method for which it was generated, such as {@code com.acme.Primes.sumPrimes}; empty if it
         *     was not generated
         */
        record Compiled(ClassName name, Optional<String> method) implements Holder {}
    }

    private final Map<String, Holder> holders = new HashMap<>();

    /** Adds a class of the compilation's sources, unless this compilation generated it. */
    void addSource(TypeElement type) {
        ClassName name = ClassName.get(type);
        holders.computeIfAbsent(
                key(name), key -> GeneratedFor.isGenerated(type) ? new Holder.Leftover(name) : new Holder.Source(name));
    }

    /** Gives a name to a method, unless it is taken. */
    void give(ClassName name, String method) {
        holders.putIfAbsent(key(name), new Holder.Task(name, method));
    }

    /** Whether a top-level class is among the sources. */
    boolean hasSource(TypeElement type) {
        return holder(ClassName.get(type)).isPresent();
    }

    Optional<Holder> holder(ClassName name) {
        return Optional.ofNullable(holders.get(key(name)));
    }

    private static String key(ClassName name) {
        return name.canonicalName().toLowerCase(Locale.ROOT);
    }
}
