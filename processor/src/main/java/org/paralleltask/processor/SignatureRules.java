package org.paralleltask.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * The rules for every method that a worker runs, task or hook, so that generated code can call it and name its types.
 */
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

    /** Checks that the method's result can be sent. */
    void checkResult(Role role, ExecutableElement method, Mistakes mistakes) {
        TypeMirror returned = method.getReturnType();
        if (role == Role.TASK && MethodTypes.returnsStream(method)) {
            checkParts(role, Crossing.RESULT, (DeclaredType) returned, "result", method, mistakes);
        } else {
            checkSendable(role, Crossing.RESULT, returned, "result", method, mistakes);
        }
        checkAccess(role, method, method.getReturnType(), method, mistakes);
    }

    void checkExceptions(Role role, ExecutableElement method, Mistakes mistakes) {
        for (TypeMirror exception : method.getThrownTypes()) {
            checkAccess(role, method, exception, method, mistakes);
        }
    }

    /**
     * Checks that a value can be sent.
     *
     * @param name the value's name, with which the paths to its parts begin
     * @param at the element at which a mistake is reported
     */
    void checkSendable(Role role, Crossing crossing, TypeMirror type, String name, Element at, Mistakes mistakes) {
        report(
                role,
                crossing,
                sendable.live(type, name, crossing),
                sendable.obstacles(type, name, crossing),
                at,
                mistakes);
    }

    /**
     * Checks that the elements of a managed collection or map, or of a stream, can be sent. The object itself is not
     * sent.
     */
    void checkParts(Role role, Crossing crossing, DeclaredType type, String name, Element at, Mistakes mistakes) {
        report(
                role,
                crossing,
                sendable.liveWithin(type, name, crossing),
                sendable.obstaclesWithin(type, name, crossing),
                at,
                mistakes);
    }

    private static void report(
            Role role, Crossing crossing, List<String> live, List<String> obstacles, Element at, Mistakes mistakes) {
        String subject = "A " + crossing.noun() + " of " + role.object();
        live.forEach(each -> mistakes.at(at, subject + " must not be a live object: " + each));
        for (String obstacle : obstacles) {
            boolean mayBeResult = role == Role.TASK && obstacle.endsWith(SendableTypes.STREAM_WITHIN);
            mistakes.at(
                    at,
                    (mayBeResult
                                    ? "A Stream must be the result itself: "
                                    : subject + " must be sendable to another process: ")
                            + obstacle);
        }
    }

    /** Checks that generated code may name a type and all types that its text contains. */
    void checkAccess(Role role, ExecutableElement method, TypeMirror type, Element at, Mistakes mistakes) {
        inaccessible(type, elements.getPackageOf(method))
                .forEach(named -> mistakes.at(
                        at,
                        "A type in the signature of " + role.object() + " must be accessible in its package: the"
                                + " generated classes name " + named.getQualifiedName()));
    }

    /**
     * The types that the text of a type contains and that code in a package may not name. Types that do not exist are
     * not among them, because javac reports them.
     */
    static Stream<TypeElement> inaccessible(TypeMirror type, PackageElement from) {
        return NamedTypes.in(type)
                .filter(named -> named.getKind() != TypeKind.ERROR)
                .map(NamedTypes::element)
                .distinct()
                .filter(named -> !NamedTypes.isAccessible(named, from));
    }
}
