package org.paralleltask.processor;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import org.paralleltask.OnWorkerExit;
import org.paralleltask.OnWorkerStart;
import org.paralleltask.ParallelTask;

/** What an annotation makes a method to be, and how messages name such a method. */
enum Role {
    TASK(ParallelTask.class, "A"),
    START_HOOK(OnWorkerStart.class, "An"),
    EXIT_HOOK(OnWorkerExit.class, "An");

    private final Class<? extends Annotation> annotation;
    private final String article;

    Role(Class<? extends Annotation> annotation, String article) {
        this.annotation = annotation;
        this.article = article;
    }

    /** The roles that a method's annotations give it. */
    static List<Role> of(ExecutableElement method) {
        return Arrays.stream(values()).filter(role -> role.isOf(method)).toList();
    }

    boolean isOf(ExecutableElement method) {
        return mirror(method).isPresent();
    }

    /**
     * The annotation, if the method has it. As a mirror, because javac fails to make an object that names a missing
     * class.
     */
    Optional<? extends AnnotationMirror> mirror(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .filter(mirror -> NamedTypes.element(mirror.getAnnotationType())
                        .getQualifiedName()
                        .contentEquals(annotation.getName()))
                .findFirst();
    }

    static Set<Class<? extends Annotation>> annotations() {
        return Arrays.stream(values()).map(role -> role.annotation).collect(Collectors.toUnmodifiableSet());
    }

    /** The beginning of a sentence: {@code An @OnWorkerExit method}. */
    String subject() {
        return article + " " + noun();
    }

    /** The same within a sentence: {@code an @OnWorkerExit method}. */
    String object() {
        return Character.toLowerCase(article.charAt(0)) + article.substring(1) + " " + noun();
    }

    /** The same without an article: {@code @OnWorkerExit method}. */
    String noun() {
        return "@" + annotation.getSimpleName() + " method";
    }
}
