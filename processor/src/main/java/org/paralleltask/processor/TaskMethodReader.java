package org.paralleltask.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads a method from javac's model: the valid {@link TaskMethod}, or nothing and every mistake reported. */
final class TaskMethodReader {
    /** What the language refuses as a record's component, and what Java serialization takes for its own. */
    private static final Set<String> NO_COMPONENT = Set.of(
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "serialPersistentFields",
            "serialVersionUID",
            "toString",
            "wait");

    /** Annotations of a method that tell of what it returns, and so belong to what the facade returns too. */
    private static final Set<String> ABOUT_THE_RESULT =
            Set.of("CheckForNull", "NonNull", "Nonnull", "NotNull", "Nullable");

    private final Elements elements;
    private final Types types;
    private final Messager messager;
    private final SendableTypes sendable;
    private final SignatureRules rules;
    private final PrefixChooser prefixes;

    TaskMethodReader(ProcessingEnvironment environment, TakenNames taken) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.messager = environment.getMessager();
        this.sendable = new SendableTypes(elements, types);
        this.rules = new SignatureRules(elements, sendable);
        this.prefixes = new PrefixChooser(taken);
    }

    /**
     * The types that the signature reaches and that do not exist. Another processor may still generate them; until then
     * the method cannot be read.
     */
    SortedSet<String> missingTypes(ExecutableElement method) {
        AnnotationReader annotation = new AnnotationReader(method);
        SortedSet<String> missing = new TreeSet<>(reached(method, annotation).missing());
        missing.addAll(annotation.missing());
        return missing;
    }

    /** Whether the method itself names a type that does not exist, which javac will report. */
    static boolean namesMissingType(ExecutableElement method) {
        AnnotationReader annotation = new AnnotationReader(method);
        return !annotation.missing().isEmpty()
                || Stream.concat(signature(method), annotation.allowed().stream())
                        .anyMatch(NamedTypes::isUnresolved);
    }

    /** The method; empty if there are mistakes in it, which are then reported, or types are missing. */
    Optional<TaskMethod> read(ExecutableElement method) {
        Mistakes mistakes = new Mistakes(messager);
        AnnotationReader annotation = new AnnotationReader(method);
        rules.check(method, mistakes);
        List<TaskMethod.Setting> settings = annotation.settings(mistakes);
        String prefix = prefixes.choose(method, annotation, mistakes);
        return mistakes.none() && missingTypes(method).isEmpty()
                ? Optional.of(model(method, annotation, settings, prefix))
                : Optional.empty();
    }

    private TaskMethod model(
            ExecutableElement method, AnnotationReader annotation, List<TaskMethod.Setting> settings, String prefix) {
        PackageElement from = elements.getPackageOf(method);
        TypeNames names = new TypeNames(type -> isCarriedOver(type, from));
        return new TaskMethod(
                ClassName.get(NamedTypes.owner(method)),
                method.getSimpleName().toString(),
                prefix,
                parameters(method, names),
                method.isVarArgs(),
                result(method, names),
                method.getThrownTypes().stream().map(TypeName::get).toList(),
                input(method, names),
                settings,
                reached(method, annotation).binaryNames(),
                traits(method));
    }

    private List<TaskMethod.Parameter> parameters(ExecutableElement method, TypeNames names) {
        Set<String> used = new HashSet<>();
        method.getParameters()
                .forEach(parameter -> used.add(parameter.getSimpleName().toString()));
        List<TaskMethod.Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            String name = parameter.getSimpleName().toString();
            parameters.add(new TaskMethod.Parameter(
                    name,
                    NO_COMPONENT.contains(name) ? unused(name + "_", used) : name,
                    names.of(parameter.asType()),
                    TypeName.get(types.erasure(parameter.asType())),
                    names.declarationAnnotations(parameter, type -> true)));
        }
        return parameters;
    }

    private static String unused(String name, Set<String> used) {
        return used.add(name) ? name : unused(name + "_", used);
    }

    private static Optional<TaskMethod.Result> result(ExecutableElement method, TypeNames names) {
        if (method.getReturnType().getKind() == TypeKind.VOID) {
            return Optional.empty();
        }
        List<AnnotationSpec> annotations = names.declarationAnnotations(
                method, type -> ABOUT_THE_RESULT.contains(type.getSimpleName().toString()));
        return Optional.of(new TaskMethod.Result(names.of(method.getReturnType()), annotations));
    }

    private TaskMethod.Input input(ExecutableElement method, TypeNames names) {
        return switch (method.getParameters().size()) {
            case 0 -> new TaskMethod.NoInput();
            case 1 -> {
                TypeMirror type = method.getParameters().get(0).asType();
                yield new TaskMethod.ValueInput(names.asElement(type), isIterableOfItself(type));
            }
            default -> new TaskMethod.TaskInput();
        };
    }

    private boolean isIterableOfItself(TypeMirror type) {
        TypeElement iterable = elements.getTypeElement("java.lang.Iterable");
        return !type.getKind().isPrimitive()
                && types.isAssignable(type, types.getDeclaredType(iterable, types.getWildcardType(type, null)));
    }

    private TaskMethod.Traits traits(ExecutableElement method) {
        List<TypeElement> named = Stream.concat(
                        Stream.of(NamedTypes.owner(method)),
                        signature(method).flatMap(NamedTypes::in).map(NamedTypes::element))
                .toList();
        boolean isPublic = method.getModifiers().contains(Modifier.PUBLIC)
                && named.stream().allMatch(NamedTypes::isPublic);
        boolean seesGenerated = seesGenerated(method);
        SortedSet<String> suppressed = deprecations(method, named);
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

    private boolean seesGenerated(ExecutableElement method) {
        return elements.getTypeElement(elements.getModuleOf(method), Generated.class.getName()) != null;
    }

    private boolean hidesJavaLang(PackageElement userPackage) {
        Set<Name> ofUser = userPackage.getEnclosedElements().stream()
                .map(Element::getSimpleName)
                .collect(Collectors.toSet());
        return elements.getPackageOf(elements.getTypeElement("java.lang.Object")).getEnclosedElements().stream()
                .filter(type -> type.getModifiers().contains(Modifier.PUBLIC))
                .anyMatch(type -> ofUser.contains(type.getSimpleName()));
    }

    /** Whether javac warns of {@code List<String>...}, an array whose class does not know what it holds. */
    private static boolean isHeapPolluting(ExecutableElement method) {
        return method.isVarArgs()
                && method.getParameters().get(method.getParameters().size() - 1).asType() instanceof ArrayType array
                && NamedTypes.in(array)
                        .anyMatch(type -> !type.getTypeArguments().isEmpty());
    }

    private static SortedSet<String> deprecations(ExecutableElement method, List<TypeElement> named) {
        SortedSet<String> warnings = new TreeSet<>();
        Stream<Element> all = Stream.concat(
                Stream.of(method), named.stream().flatMap(type -> NamedTypes.withEnclosing(type).stream()));
        all.forEach(element -> {
            @Nullable Deprecated deprecated = element.getAnnotation(Deprecated.class);
            if (deprecated != null) {
                warnings.add(deprecated.forRemoval() ? "removal" : "deprecation");
            }
        });
        return warnings;
    }

    private ReachedTypes reached(ExecutableElement method, AnnotationReader annotation) {
        ReachedTypes reached = new ReachedTypes(elements, sendable);
        signature(method).forEach(reached::visit);
        annotation.allowed().forEach(reached::visit);
        return reached;
    }

    private static Stream<TypeMirror> signature(ExecutableElement method) {
        return Stream.of(
                        method.getParameters().stream().map(VariableElement::asType),
                        Stream.of(method.getReturnType()),
                        method.getThrownTypes().stream())
                .flatMap(types -> types)
                .map(TypeMirror.class::cast);
    }

    /** Annotations of {@code java.lang} tell the compiler of the user's own declaration; ours, of the user's method. */
    private boolean isCarriedOver(TypeElement annotation, PackageElement from) {
        String packageName =
                elements.getPackageOf(annotation).getQualifiedName().toString();
        return !packageName.equals("java.lang")
                && !packageName.equals("org.paralleltask")
                && NamedTypes.isAccessible(annotation, from);
    }
}
