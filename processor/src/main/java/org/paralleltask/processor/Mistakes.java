package org.paralleltask.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** The mistakes found in one method, each reported at its element as it is found. */
final class Mistakes {
    private final Messager messager;
    private boolean none = true;

    Mistakes(Messager messager) {
        this.messager = messager;
    }

    void at(Element element, String sentence) {
        none = false;
        messager.printMessage(Kind.ERROR, sentence, element);
    }

    void at(Element element, AnnotationMirror annotation, AnnotationValue value, String sentence) {
        none = false;
        messager.printMessage(Kind.ERROR, sentence, element, annotation, value);
    }

    boolean none() {
        return none;
    }
}
