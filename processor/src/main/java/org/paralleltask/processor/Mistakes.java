package org.paralleltask.processor;

import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** The mistakes found in one method. Each is reported at its element when it is found, or only noted. */
final class Mistakes {
    private final Optional<Messager> messager;
    private boolean none = true;

    private Mistakes(Optional<Messager> messager) {
        this.messager = messager;
    }

    static Mistakes reportedTo(Messager messager) {
        return new Mistakes(Optional.of(messager));
    }

    /** Only notes that there are mistakes, because they are reported elsewhere. */
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
