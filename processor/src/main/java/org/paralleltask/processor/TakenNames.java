package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * The class names of one compilation and who has them: its sources, or a method that they are generated for.
 *
 * <p>Names that differ only in case are one name: some file systems would write one class over the other. Class files
 * are not looked at: those of an earlier build are about to be replaced.
 */
final class TakenNames {
    /**
     * Who has a name.
     *
     * @param name as its holder spells it
     * @param method the method that it is generated for, such as {@code Primes.sumPrimes(int)}; empty for a source
     */
    record Holder(ClassName name, Optional<String> method) {}

    private final Map<String, Holder> holders = new HashMap<>();

    /** Adds a class of the compilation's sources, unless it is one that was generated for a method. */
    void addSource(TypeElement type) {
        ClassName name = ClassName.get(type);
        holders.putIfAbsent(key(name), new Holder(name, Optional.empty()));
    }

    /** Gives a name to a method, unless somebody has it. */
    void give(ClassName name, String method) {
        holders.putIfAbsent(key(name), new Holder(name, Optional.of(method)));
    }

    Optional<Holder> holder(ClassName name) {
        return Optional.ofNullable(holders.get(key(name)));
    }

    private static String key(ClassName name) {
        return name.canonicalName().toLowerCase(Locale.ROOT);
    }
}
