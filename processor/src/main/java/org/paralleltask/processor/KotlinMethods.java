package org.paralleltask.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Methods as kapt shows what is written in Kotlin. */
final class KotlinMethods {
    private KotlinMethods() {}

    /** Whether a function of a companion object has a static method, with the same annotations, in the class around it. */
    static boolean hasStaticTwin(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.STATIC) && isAnnotated(method, "kotlin.jvm.JvmStatic");
    }

    /** What makes a method static, as an end of the sentence that it must be; empty in Java. */
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
