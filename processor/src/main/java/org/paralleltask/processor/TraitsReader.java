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

/** Reads the facts on which the modifiers, annotations and imports of the generated classes depend. */
final class TraitsReader {
    private final Elements elements;

    TraitsReader(Elements elements) {
        this.elements = elements;
    }

    /** @param copied the elements that the copied annotations name */
    TaskMethod.Traits read(ExecutableElement method, HookMethods hooks, Stream<Element> copied) {
        boolean isPublic = isPublic(method, hooks);
        boolean seesGenerated = seesGenerated(method);
        SortedSet<String> suppressed = deprecations(method, hooks);
        suppressed.addAll(Deprecations.of(copied));
        if (isPublic && seesGenerated && !elements.getModuleOf(method).isUnnamed()) {
            suppressed.add("exports"); // of @Generated, whose module java.compiler is hardly required transitively
        }
        return new TaskMethod.Traits(
                isPublic,
                seesGenerated,
                hidesJavaLang(elements.getPackageOf(method)),
                isHeapPolluting(method),
                List.copyOf(suppressed));
    }

    /**
     * Whether all types that the pool names are public. Of the hooks, it names only those of an exit hook that returns
     * something.
     */
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

    /**
     * Whether a class of the package hides one of {@code java.lang}. Each name is looked up, because to list the
     * package would let javac read every class in it, also those that {@link EarlierBuild} keeps from it.
     */
    private boolean hidesJavaLang(PackageElement userPackage) {
        ModuleElement module = elements.getModuleOf(userPackage);
        String prefix = userPackage.isUnnamed() ? "" : userPackage.getQualifiedName() + ".";
        return elements.getPackageOf(elements.getTypeElement("java.lang.Object")).getEnclosedElements().stream()
                .filter(type -> type.getModifiers().contains(Modifier.PUBLIC))
                .anyMatch(type -> elements.getTypeElement(module, prefix + type.getSimpleName()) != null);
    }

    /**
     * Whether the last parameter is a generic type of variable arity, such as {@code List<String>...}: javac warns of
     * it.
     */
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

    /** The warnings that javac would give for calling the methods and naming their types. */
    private static SortedSet<String> deprecations(ExecutableElement method, HookMethods hooks) {
        List<ExecutableElement> called =
                Stream.concat(Stream.of(method), hooks.all()).toList();
        Stream<TypeElement> named = Stream.concat(
                Stream.of(NamedTypes.owner(method)), called.stream().flatMap(each -> named(MethodTypes.of(each))));
        return Deprecations.of(
                Stream.concat(called.stream(), named.flatMap(type -> NamedTypes.withEnclosing(type).stream())));
    }
}
