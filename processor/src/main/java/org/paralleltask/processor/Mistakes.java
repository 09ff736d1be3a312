package org.paralleltask.processor;

import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** The mistakes found in one method, each reported at its element as it is found, or just noticed. */
final class Mistakes {
    private final Optional<Messager> messager;
    private boolean none = true;

    private Mistakes(Optional<Messager> messager) {
        this.messager = messager;
    }

    static Mistakes reportedTo(Messager messager) {
        return new Mistakes(Optional.of(messager));
    }

    /** For what is reported elsewhere, and is asked for again. */
    static Mistakes noticed() {
        return new Mistakes(Optional.empty());
    }

    void at(Element element, String sentence) {
        none = false;
        messager.ifPresent(to -> to.printMessage(Kind.ERROR, sentence, element));
    }

    void at(Element element, AnnotationMirror annotation, AnnotationValue value, String sentence) {
        none = false;
        messager.ifPresent(to -> to.printMessage(Kind.ERROR, sentence, element, annotation, value));
    }

    boolean none() {
        return none;
    }
}
