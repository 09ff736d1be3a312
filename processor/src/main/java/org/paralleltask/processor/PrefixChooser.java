package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Chooses what the names generated for a method begin with, and proposes another where those names are taken. */
final class PrefixChooser {
    private final TakenNames taken;

    PrefixChooser(TakenNames taken) {
        this.taken = taken;
    }

    /** The prefix, whose names are the method's from now on. What is wrong with it is reported at its element. */
    String choose(ExecutableElement method, AnnotationReader annotation, Mistakes mistakes) {
        String prefix = annotation
                .name(mistakes)
                .orElseGet(() -> capitalised(method.getSimpleName().toString()));
        List<ClassName> names = generatedNames(method, prefix);
        names.stream()
                .filter(name -> taken.holder(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    TakenNames.Holder holder = taken.holder(name).orElseThrow();
                    annotation.reportAt(
                            "name",
                            mistakes,
                            "A generated class must have a name of its own: " + reason(name, holder)
                                    + "; set another prefix, such as name = \"" + proposal(method, prefix, holder)
                                    + "\"");
                });
        names.forEach(name -> taken.give(name, describe(method)));
        return prefix;
    }

    private static String reason(ClassName name, TakenNames.Holder holder) {
        String whose = holder.method()
                .map(method -> " is generated for " + method)
                .orElseGet(() -> name.packageName().isEmpty()
                        ? " is a class of yours"
                        : " is a class of package " + name.packageName());
        return name.equals(holder.name())
                ? name.simpleName() + whose
                : name.simpleName() + " differs only in case from "
                        + holder.name().simpleName() + ", which" + whose;
    }

    private String proposal(ExecutableElement method, String prefix, TakenNames.Holder holder) {
        String owner = ownerName(method).simpleName();
        boolean isOverload = holder.method()
                .filter(other -> other.startsWith(className(method) + "."))
                .isPresent();
        String proposal = isOverload ? prefix + parameterTypes(method) : capitalised(owner) + capitalised(prefix);
        return Stream.concat(
                        Stream.of(proposal), IntStream.iterate(2, n -> n + 1).mapToObj(n -> proposal + n))
                .filter(candidate -> isFree(method, candidate))
                .findFirst()
                .orElseThrow();
    }

    private boolean isFree(ExecutableElement method, String prefix) {
        return generatedNames(method, prefix).stream()
                .noneMatch(name -> taken.holder(name).isPresent());
    }

    private static List<ClassName> generatedNames(ExecutableElement method, String prefix) {
        return TaskMethod.generatedNames(
                ownerName(method).packageName(),
                prefix,
                MethodTypes.hasShared(method),
                HookMethods.beside(method).exitReturnsValue());
    }

    /** {@code IntStringArray} of {@code (int, String[])}. */
    private static String parameterTypes(ExecutableElement method) {
        return method.getParameters().isEmpty()
                ? "Nothing"
                : method.getParameters().stream()
                        .map(VariableElement::asType)
                        .map(PrefixChooser::simpleName)
                        .collect(Collectors.joining());
    }

    private static String simpleName(TypeMirror type) {
        if (type.getKind() == TypeKind.ARRAY) {
            return simpleName(((ArrayType) type).getComponentType()) + "Array";
        }
        return type instanceof DeclaredType declared
                ? capitalised(declared.asElement().getSimpleName().toString())
                : capitalised(type.getKind().name().toLowerCase(Locale.ROOT));
    }

    /** {@code Primes.sumPrimes(int)}. */
    private static String describe(ExecutableElement method) {
        String types = method.getParameters().stream()
                .map(parameter -> parameter.asType().toString())
                .collect(Collectors.joining(", "));
        return className(method) + "." + method.getSimpleName() + "(" + types + ")";
    }

    private static String className(ExecutableElement method) {
        return String.join(".", ownerName(method).simpleNames());
    }

    private static ClassName ownerName(ExecutableElement method) {
        return ClassName.get(NamedTypes.owner(method));
    }

    private static String capitalised(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + name.substring(Character.charCount(first));
    }
}
