package org.paralleltask.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Recognizes methods that were written in Kotlin, as kapt shows them to processors. */
final class KotlinMethods {
    private KotlinMethods() {}

    /**
     * Whether a function of a companion object also has a static method, with the same annotations, in the enclosing
     * class.
     */
    static boolean hasStaticTwin(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.STATIC) && isAnnotated(method, "kotlin.jvm.JvmStatic");
    }

    /** The end of the message that a method must be static: how to do that in Kotlin; empty for Java. */
    static String howToBeStatic(ExecutableElement method) {
        return isAnnotated(NamedTypes.owner(method), "kotlin.Metadata")
                ? "; write @JvmStatic before a function of an object, or write it outside of classes"
                : "";
    }

    private static boolean isAnnotated(Element element, String annotation) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(mirror -> NamedTypes.element(mirror.getAnnotationType())
                        .getQualifiedName()
                        .contentEquals(annotation));
    }
}
