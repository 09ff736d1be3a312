package org.paralleltask.processor;

import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** What must hold of a method so that another process can run it, and so that generated code can name its types. */
final class SignatureRules {
    private final Elements elements;
    private final SendableTypes sendable;

    SignatureRules(Elements elements, SendableTypes sendable) {
        this.elements = elements;
        this.sendable = sendable;
    }

    void check(ExecutableElement method, Mistakes mistakes) {
        checkReach(method, mistakes);
        for (TypeParameterElement variable : method.getTypeParameters()) {
            mistakes.at(
                    variable,
                    "A @ParallelTask method must not be generic: what crosses between the processes must be known when"
                            + " it is compiled");
        }
        for (VariableElement parameter : method.getParameters()) {
            String name = parameter.getSimpleName().toString();
            checkSendable("parameter", parameter.asType(), name, parameter, mistakes);
            checkAccess(method, parameter.asType(), parameter, mistakes);
        }
        checkSendable("result", method.getReturnType(), "result", method, mistakes);
        checkAccess(method, method.getReturnType(), method, mistakes);
        for (TypeMirror exception : method.getThrownTypes()) {
            checkAccess(method, exception, method, mistakes);
        }
    }

    private void checkReach(ExecutableElement method, Mistakes mistakes) {
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            mistakes.at(
                    method, "A @ParallelTask method must be static: a worker process has no instance to call it on");
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            mistakes.at(
                    method,
                    "A @ParallelTask method must not be private: the generated worker class, in the same package,"
                            + " calls it");
        }
        for (TypeElement type : NamedTypes.withEnclosing(NamedTypes.owner(method))) {
            if (type.getModifiers().contains(Modifier.PRIVATE)) {
                mistakes.at(
                        method,
                        "A @ParallelTask method must not be in a private class: the generated worker class calls it"
                                + " and cannot reach " + type.getSimpleName());
            }
        }
    }

    private void checkSendable(String what, TypeMirror type, String name, Element at, Mistakes mistakes) {
        for (String obstacle : sendable.obstacles(type, name)) {
            mistakes.at(
                    at, "A " + what + " of a @ParallelTask method must be sendable to another process: " + obstacle);
        }
    }

    private void checkAccess(ExecutableElement method, TypeMirror type, Element at, Mistakes mistakes) {
        PackageElement from = elements.getPackageOf(method);
        resolved(type)
                .map(NamedTypes::element)
                .distinct()
                .filter(named -> !NamedTypes.isAccessible(named, from))
                .forEach(named -> mistakes.at(
                        at,
                        "A type in the signature of a @ParallelTask method must be accessible in its package: the"
                                + " generated classes name " + named.getQualifiedName()));
    }

    private static Stream<DeclaredType> resolved(TypeMirror type) {
        return NamedTypes.in(type).filter(named -> named.getKind() != TypeKind.ERROR);
    }
}
