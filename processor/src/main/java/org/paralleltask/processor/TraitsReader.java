package org.paralleltask.processor;

import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads from a method and its surroundings what decides on the generated classes' modifiers, annotations, imports. */
final class TraitsReader {
    private final Elements elements;

    TraitsReader(Elements elements) {
        this.elements = elements;
    }

    /** @param copied what the annotations name that generated classes carry over */
    TaskMethod.Traits read(ExecutableElement method, HookMethods hooks, Stream<Element> copied) {
        boolean isPublic = isPublic(method, hooks);
        boolean seesGenerated = seesGenerated(method);
        SortedSet<String> suppressed = deprecations(method, hooks);
        suppressed.addAll(Deprecations.of(copied));
        if (isPublic && seesGenerated && !elements.getModuleOf(method).isUnnamed()) {
            suppressed.add("exports"); // @Generated is documented, and java.compiler hardly required transitively
        }
        return new TaskMethod.Traits(
                isPublic,
                seesGenerated,
                hidesJavaLang(elements.getPackageOf(method)),
                isHeapPolluting(method),
                List.copyOf(suppressed));
    }

    /** Of the hooks only what the facade names counts: what comes of an exit hook that returns something. */
    private static boolean isPublic(ExecutableElement method, HookMethods hooks) {
        Stream<TypeMirror> ofExit = hooks.returningExit().stream().flatMap(MethodTypes::of);
        return method.getModifiers().contains(Modifier.PUBLIC)
                && NamedTypes.isPublic(NamedTypes.owner(method))
                && named(Stream.concat(MethodTypes.of(method), ofExit)).allMatch(NamedTypes::isPublic);
    }

    private static Stream<TypeElement> named(Stream<TypeMirror> types) {
        return types.flatMap(NamedTypes::in).map(NamedTypes::element);
    }

    private boolean seesGenerated(ExecutableElement method) {
        return elements.getTypeElement(elements.getModuleOf(method), Generated.class.getName()) != null;
    }

    /** Asks name by name: javac would read every class of the package, also what {@link EarlierBuild} keeps from it. */
    private boolean hidesJavaLang(PackageElement userPackage) {
        ModuleElement module = elements.getModuleOf(userPackage);
        String prefix = userPackage.isUnnamed() ? "" : userPackage.getQualifiedName() + ".";
        return elements.getPackageOf(elements.getTypeElement("java.lang.Object")).getEnclosedElements().stream()
                .filter(type -> type.getModifiers().contains(Modifier.PUBLIC))
                .anyMatch(type -> elements.getTypeElement(module, prefix + type.getSimpleName()) != null);
    }

    /** Whether javac warns of {@code List<String>...}, an array whose class does not know what it holds. */
    private static boolean isHeapPolluting(ExecutableElement method) {
        if (!method.isVarArgs()) {
            return false;
        }
        VariableElement last = method.getParameters().get(method.getParameters().size() - 1);
        return !MethodTypes.isGiven(last)
                && last.asType() instanceof ArrayType array
                && NamedTypes.in(array)
                        .anyMatch(type -> !type.getTypeArguments().isEmpty());
    }

    /** The warnings that calling the methods and naming their types would give rise to. */
    private static SortedSet<String> deprecations(ExecutableElement method, HookMethods hooks) {
        List<ExecutableElement> called =
                Stream.concat(Stream.of(method), hooks.all()).toList();
        Stream<TypeElement> named = Stream.concat(
                Stream.of(NamedTypes.owner(method)), called.stream().flatMap(each -> named(MethodTypes.of(each))));
        return Deprecations.of(
                Stream.concat(called.stream(), named.flatMap(type -> NamedTypes.withEnclosing(type).stream())));
    }
}
