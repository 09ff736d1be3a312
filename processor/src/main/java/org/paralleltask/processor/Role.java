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

/** What an annotation makes of a method, and how messages call such a method. */
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

    /** The annotation, if it is at the method; no Java object of it: javac fails to make one that names a missing class. */
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

    /** {@code An @OnWorkerExit method}, as a sentence begins. */
    String subject() {
        return article + " " + noun();
    }

    /** {@code an @OnWorkerExit method}, within a sentence. */
    String object() {
        return Character.toLowerCase(article.charAt(0)) + article.substring(1) + " " + noun();
    }

    /** {@code @OnWorkerExit method}. */
    String noun() {
        return "@" + annotation.getSimpleName() + " method";
    }
}
