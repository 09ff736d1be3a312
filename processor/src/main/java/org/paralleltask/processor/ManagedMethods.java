package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.PackageElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The methods of a managed interface that are called in the program, and why others cannot be. */
final class ManagedMethods {
    private final InterfaceMethods methods;
    private final SendableTypes sendable;

    ManagedMethods(Types types, SendableTypes sendable) {
        this.methods = new InterfaceMethods(types);
        this.sendable = sendable;
    }

    /**
     * The methods that a stand-in calls in the program: all abstract methods, and the default methods whose arguments
     * and result can be sent. The other default methods run in the worker, and call methods of the stand-in.
     *
     * @param from the package in which the stand-in is generated
     */
    List<InterfaceMethod> sent(DeclaredType type, PackageElement from) {
        return methods.of(type).stream()
                .filter(method -> !method.element().isDefault()
                        || mistakes(type, method, from).isEmpty())
                .toList();
    }

    /** Why abstract methods cannot be called in the program: a sentence for each reason. */
    List<String> mistakes(DeclaredType type, PackageElement from) {
        return methods.of(type).stream()
                .filter(method -> !method.element().isDefault())
                .flatMap(method -> mistakes(type, method, from).stream())
                .toList();
    }

    /** All types on which it depends how a managed object is called. Types that do not exist are among them. */
    Stream<TypeMirror> named(DeclaredType type) {
        return methods.named(type);
    }

    private List<String> mistakes(DeclaredType type, InterfaceMethod method, PackageElement from) {
        String call = NamedTypes.element(type).getSimpleName() + "." + method.call();
        if (method.isGeneric()) {
            return List.of("A method of a @Managed interface must not be generic: " + call
                    + " is, and what crosses between the processes must be known when it is compiled");
        }
        List<String> mistakes = new ArrayList<>();
        for (int i = 0; i < method.parameters().size(); i++) {
            String name = method.parameterNames().get(i);
            addObstacles(method.parameters().get(i), name, Crossing.CALL, call, mistakes);
        }
        Optional<String> live = returnedLive(method.returned());
        if (live.isPresent()) {
            mistakes.add("A method of a @Managed interface must not return a live object: " + call + " returns "
                    + live.get() + "; give it to the pool as a @Managed parameter of its own");
        } else {
            addObstacles(method.returned(), "result", Crossing.ANSWER, call, mistakes);
        }
        method.types()
                .flatMap(each -> SignatureRules.inaccessible(each, from))
                .distinct()
                .forEach(each -> mistakes.add("A type in a method of a @Managed interface must be accessible in the"
                        + " package of the @ParallelTask method: the generated classes name "
                        + each.getQualifiedName() + ", as " + call + " does"));
        return mistakes;
    }

    /** The returned type, if it could itself be managed. */
    private static Optional<String> returnedLive(TypeMirror returned) {
        return returned.getKind() == TypeKind.DECLARED
                ? LiveTypes.objection(NamedTypes.element((DeclaredType) returned), Crossing.ANSWER)
                        .filter(LiveTypes.Objection::canBeManaged)
                        .map(LiveTypes.Objection::name)
                : Optional.empty();
    }

    private void addObstacles(TypeMirror type, String name, Crossing crossing, String call, List<String> mistakes) {
        String subject = "A " + crossing.noun() + " of a method of a @Managed interface";
        sendable.live(type, name, crossing)
                .forEach(live -> mistakes.add(subject + " must not be a live object: " + call + ": " + live));
        sendable.obstacles(type, name, crossing)
                .forEach(obstacle ->
                        mistakes.add(subject + " must be sendable to another process: " + call + ": " + obstacle));
    }
}
