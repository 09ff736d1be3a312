package org.paralleltask.processor;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** The warnings that javac gives for code that names deprecated elements. */
final class Deprecations {
    private Deprecations() {}

    /** The warnings for these elements, by their names for {@code @SuppressWarnings}. */
    static SortedSet<String> of(Stream<? extends Element> elements) {
        SortedSet<String> warnings = new TreeSet<>();
        elements.forEach(element -> {
            @Nullable Deprecated deprecated = element.getAnnotation(Deprecated.class);
            if (deprecated != null) {
                warnings.add(deprecated.forRemoval() ? "removal" : "deprecation");
            }
        });
        return warnings;
    }
}
