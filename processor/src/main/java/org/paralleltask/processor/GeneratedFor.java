package org.paralleltask.processor;

import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Generated;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * How a generated class tells for which method it was generated. A constant of the worker class does, because
 * {@code @Generated} is not in a class file.
 */
final class GeneratedFor {
    static final String CONSTANT = "METHOD";

    private GeneratedFor() {}

    /**
     * The constant's text: {@code com.acme.Primes.sumPrimes}. It need not tell overloads apart: they have other
     * prefixes.
     */
    static String text(String owner, String method) {
        return owner + "." + method;
    }

    static String text(ExecutableElement method) {
        return text(
                NamedTypes.owner(method).getQualifiedName().toString(),
                method.getSimpleName().toString());
    }

    /** The method for which a worker class was generated; empty if it is no such class. */
    static Optional<String> method(TypeElement worker) {
        return ElementFilter.fieldsIn(worker.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(CONSTANT))
                .map(VariableElement::getConstantValue)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    /** Whether this processor generated a class of the sources. */
    static boolean isGenerated(TypeElement source) {
        return source.getAnnotationMirrors().stream().anyMatch(GeneratedFor::namesThisProcessor)
                || (source.getSimpleName().toString().endsWith("Worker")
                        && method(source).isPresent());
    }

    private static boolean namesThisProcessor(AnnotationMirror annotation) {
        return NamedTypes.element(annotation.getAnnotationType())
                        .getQualifiedName()
                        .contentEquals(Generated.class.getName())
                && annotation.getElementValues().values().stream()
                        .anyMatch(value -> value.getValue() instanceof List<?> names
                                && names.toString().contains(ParallelTaskProcessor.class.getName()));
    }
}
