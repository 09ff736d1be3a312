package org.paralleltask.processor;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.paralleltask.Pipe;

/** The rules for a {@code @Managed} parameter, so that its object can stay in the program and tasks can call it. */
final class ManagedRules {
    private static final String SUBJECT = "A @Managed parameter ";
    private static final String OR_A_CLASS = ", or Semaphore, CountDownLatch or CyclicBarrier";

    private final Elements elements;
    private final Types types;
    private final SignatureRules rules;
    private final ManagedMethods methods;

    ManagedRules(Elements elements, Types types, SignatureRules rules, ManagedMethods methods) {
        this.elements = elements;
        this.types = types;
        this.rules = rules;
        this.methods = methods;
    }

    void check(ExecutableElement method, VariableElement parameter, Mistakes mistakes) {
        TypeMirror type = parameter.asType();
        if (MethodTypes.isShared(parameter)) {
            mistakes.at(
                    parameter,
                    "A parameter must not be both @Shared and @Managed: what is shared is copied to each worker, what is"
                            + " managed stays in the program");
        } else if (type.getKind() != TypeKind.DECLARED) {
            if (type.getKind() != TypeKind.ERROR) { // javac reports a type that does not exist
                mistakes.at(parameter, noInterface(type + " is " + kindOf(type)));
            }
        } else if (hasTypeArguments((DeclaredType) type, parameter, mistakes)) {
            checkDeclared((DeclaredType) type, parameter, elements.getPackageOf(method), mistakes);
        }
    }

    private static boolean hasTypeArguments(DeclaredType type, VariableElement parameter, Mistakes mistakes) {
        TypeElement element = NamedTypes.element(type);
        boolean isRaw = type.getTypeArguments().isEmpty()
                && !element.getTypeParameters().isEmpty();
        boolean isOpen = type.getTypeArguments().stream().anyMatch(part -> part.getKind() == TypeKind.WILDCARD);
        if (isRaw || isOpen) {
            String example = element.getTypeParameters().stream()
                    .map(each -> "String")
                    .collect(Collectors.joining(", ", element.getSimpleName() + "<", ">"));
            mistakes.at(
                    parameter,
                    SUBJECT + "must have its type arguments: " + parameter.getSimpleName() + " is "
                            + element.getQualifiedName()
                            + (isRaw ? " without type arguments; write them" : " with a wildcard; write a type")
                            + ", as in " + example);
        }
        return !isRaw && !isOpen;
    }

    private void checkDeclared(DeclaredType type, VariableElement parameter, PackageElement from, Mistakes mistakes) {
        TypeElement element = NamedTypes.element(type);
        if (ManagedTypes.library(element).isPresent()) {
            rules.checkParts(
                    Role.TASK, Crossing.CALL, type, parameter.getSimpleName().toString(), parameter, mistakes);
        } else if (element.getKind() != ElementKind.INTERFACE) {
            mistakes.at(parameter, noInterface(element, parameter));
        } else if (element.getModifiers().contains(Modifier.SEALED)) {
            mistakes.at(
                    parameter,
                    "A @Managed interface must not be sealed: the stand-in would be one more of its subclasses");
        } else if (isA("java.util.Collection", type) || isA("java.util.Map", type)) {
            mistakes.at(parameter, outOfStep(type));
        } else {
            checkMethods(type, parameter, from, mistakes);
        }
    }

    private void checkMethods(DeclaredType type, VariableElement parameter, PackageElement from, Mistakes mistakes) {
        methods.mistakes(type, from).forEach(sentence -> mistakes.at(parameter, sentence));
        if (methods.sent(type, from).isEmpty()) {
            mistakes.at(
                    parameter,
                    "A @Managed interface must have an abstract method: "
                            + NamedTypes.element(type).getSimpleName() + " has nothing that a task could call");
        }
    }

    private static String noInterface(TypeElement element, VariableElement parameter) {
        if (element.getQualifiedName().contentEquals(Pipe.class.getName())) {
            return SUBJECT + "must be an interface: " + parameter.getSimpleName() + " is " + element.getQualifiedName()
                    + "; write Pipe.Sink or Pipe.Source, and give the pool that end of it";
        }
        Optional<TypeElement> nearest = ManagedTypes.nearest(element);
        if (nearest.isEmpty()) {
            return noInterface(element.getSimpleName() + " is " + kindOf(element.asType()));
        }
        return SUBJECT + "must be an interface" + (nearest.get().getKind().isInterface() ? "" : OR_A_CLASS) + ": "
                + parameter.getSimpleName() + " is " + element.getQualifiedName() + "; write "
                + nearest.get().getSimpleName() + ", and give the pool a " + element.getSimpleName();
    }

    private static String noInterface(String what) {
        return SUBJECT + "must be an interface" + OR_A_CLASS + ": workers get a stand-in for it, and " + what;
    }

    private static String kindOf(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> "an array";
            case DECLARED -> {
                ElementKind kind = NamedTypes.element((DeclaredType) type).getKind();
                yield switch (kind) {
                    case ANNOTATION_TYPE -> "an annotation";
                    case ENUM -> "an enum";
                    default -> "a " + kind.name().toLowerCase(Locale.ROOT);
                };
            }
            default -> "a primitive type";
        };
    }

    private String outOfStep(DeclaredType type) {
        String part = isA("java.util.Map", type)
                ? "views"
                : isA("java.util.List", type) ? "iterators and sublists" : "iterators";
        return SUBJECT + "must not be a " + NamedTypes.element(type).getQualifiedName() + ": its " + part
                + " would not keep in step with the program's; take a BlockingQueue, a ConcurrentMap, a Set, or an"
                + " interface with what the tasks need";
    }

    private boolean isA(String wanted, DeclaredType type) {
        return types.isSubtype(
                types.erasure(type),
                types.erasure(elements.getTypeElement(wanted).asType()));
    }
}
