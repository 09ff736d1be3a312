package org.paralleltask.processor;

import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** What must hold of every method that a worker runs, task or hook, so that generated code can call and name it all. */
final class SignatureRules {
    private final Elements elements;
    private final SendableTypes sendable;

    SignatureRules(Elements elements, SendableTypes sendable) {
        this.elements = elements;
        this.sendable = sendable;
    }

    void checkModifiers(Role role, ExecutableElement method, Mistakes mistakes) {
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            mistakes.at(
                    method,
                    role.subject() + " must be static: a worker process has no instance to call it on"
                            + KotlinMethods.howToBeStatic(method));
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            mistakes.at(
                    method,
                    role.subject() + " must not be private: the generated worker class, in the same package, calls it");
        }
    }

    void checkTypeParameters(Role role, ExecutableElement method, Mistakes mistakes) {
        for (TypeParameterElement variable : method.getTypeParameters()) {
            mistakes.at(
                    variable,
                    role.subject() + " must not be generic: what crosses between the processes must be known when it"
                            + " is compiled");
        }
    }

    /** Checks that the value that it returns can travel. */
    void checkResult(Role role, ExecutableElement method, Mistakes mistakes) {
        checkSendable(role, Crossing.RESULT, method.getReturnType(), "result", method, mistakes);
        checkAccess(role, method, method.getReturnType(), method, mistakes);
    }

    void checkExceptions(Role role, ExecutableElement method, Mistakes mistakes) {
        for (TypeMirror exception : method.getThrownTypes()) {
            checkAccess(role, method, exception, method, mistakes);
        }
    }

    /**
     * Checks that a value can travel.
     *
     * @param name how the paths to its parts begin
     * @param at where a mistake is reported
     */
    void checkSendable(Role role, Crossing crossing, TypeMirror type, String name, Element at, Mistakes mistakes) {
        String subject = "A " + crossing.noun() + " of " + role.object();
        for (String live : sendable.live(type, name, crossing)) {
            mistakes.at(at, subject + " must not be a live object: " + live);
        }
        for (String obstacle : sendable.obstacles(type, name, crossing)) {
            mistakes.at(at, subject + " must be sendable to another process: " + obstacle);
        }
    }

    /** Checks that generated code may name a type, and so all types that its text names. */
    void checkAccess(Role role, ExecutableElement method, TypeMirror type, Element at, Mistakes mistakes) {
        PackageElement from = elements.getPackageOf(method);
        resolved(type)
                .map(NamedTypes::element)
                .distinct()
                .filter(named -> !NamedTypes.isAccessible(named, from))
                .forEach(named -> mistakes.at(
                        at,
                        "A type in the signature of " + role.object() + " must be accessible in its package: the"
                                + " generated classes name " + named.getQualifiedName()));
    }

    private static Stream<DeclaredType> resolved(TypeMirror type) {
        return NamedTypes.in(type).filter(named -> named.getKind() != TypeKind.ERROR);
    }
}
