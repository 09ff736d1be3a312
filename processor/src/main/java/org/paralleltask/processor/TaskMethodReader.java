package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic.Kind;
import org.paralleltask.managed.ElementSink;

/**
 * Reads a method from javac's model. The result is a valid {@link TaskMethod}; or nothing, and every mistake is
 * reported.
 */
final class TaskMethodReader {
    /** Names that the language does not allow for a record's component, or that Java serialization gives a meaning. */
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

    private final Elements elements;
    private final Types types;
    private final Messager messager;
    private final SendableTypes sendable;
    private final ManagedMethods managedMethods;
    private final TaskRules rules;
    private final PrefixChooser prefixes;
    private final HookReader hookReader;
    private final MissingTypes missing;

    TaskMethodReader(
            ProcessingEnvironment environment,
            TakenNames taken,
            HookReader hookReader,
            MissingTypes missing,
            EarlierBuild earlier) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.messager = environment.getMessager();
        this.sendable = new SendableTypes(elements, types);
        this.managedMethods = new ManagedMethods(types, sendable);
        SignatureRules signatures = new SignatureRules(elements, sendable);
        this.rules = new TaskRules(elements, signatures, new ManagedRules(elements, types, signatures, managedMethods));
        this.prefixes = new PrefixChooser(taken, new HiddenClasses(environment, taken), earlier);
        this.hookReader = hookReader;
        this.missing = missing;
    }

    /**
     * The method. Empty if it has mistakes, which are reported here; if a hook of its class has mistakes, which are
     * reported elsewhere; or if types are missing.
     */
    Optional<TaskMethod> read(ExecutableElement method) {
        Mistakes mistakes = Mistakes.reportedTo(messager);
        AnnotationReader annotation = new AnnotationReader(method);
        rules.check(method, mistakes);
        List<TaskMethod.Setting> settings = annotation.settings(mistakes);
        List<String> allowedNames = annotation.allowedNames(mistakes);
        String prefix = prefixes.choose(method, annotation, mistakes);
        return mistakes.none() && hookReader.areValidBeside(method) && !missing.keepWaiting(method)
                ? Optional.of(model(method, annotation, settings, allowedNames, prefix))
                : Optional.empty();
    }

    private TaskMethod model(
            ExecutableElement method,
            AnnotationReader annotation,
            List<TaskMethod.Setting> settings,
            List<String> allowedNames,
            String prefix) {
        PackageElement from = elements.getPackageOf(method);
        AnnotationCopier copier = new AnnotationCopier(from, types);
        TypeNames names = new TypeNames(this::isCarriedOver, copier);
        HookMethods hooks = HookMethods.beside(method);
        Set<String> components = new HashSet<>();
        List<TaskMethod.Parameter> parameters = parameters(method, names, components);
        Optional<TaskMethod.Streamed> streamed = streamed(method, names, components);
        FormReader formReader = new FormReader(elements, types, from);
        ManagedReader managedReader = new ManagedReader(elements, managedMethods, sendable, from, formReader);
        TaskForms forms = forms(method, hooks, parameters, streamed, formReader, managedReader);
        Stream<TypeMirror> thrown = Stream.concat(
                Stream.concat(Stream.of(method), hooks.all()).flatMap(MethodTypes::thrown), managedReader.thrown());
        List<String> allowed = allowed(formReader, thrown, annotation, allowedNames);
        new RefusedTypes(elements, types)
                .reasons(formReader.opaque(), allowed)
                .forEach(reason -> messager.printMessage(Kind.NOTE, reason, method));
        return new TaskMethod(
                ClassName.get(NamedTypes.owner(method)),
                method.getSimpleName().toString(),
                prefix,
                parameters,
                method.isVarArgs(),
                streamed.isPresent() ? Optional.empty() : names.result(method),
                streamed,
                method.getThrownTypes().stream().map(TypeNames::bare).toList(),
                input(method, names),
                hooks.start().map(hook -> HookReader.read(hook, names)),
                hooks.exit().map(hook -> HookReader.read(hook, names)),
                settings,
                forms,
                allowed,
                new TraitsReader(elements).read(method, hooks, copier.named())); // last, when all is copied
    }

    /** @param used takes the names of the components of the method's records */
    private List<TaskMethod.Parameter> parameters(ExecutableElement method, TypeNames names, Set<String> used) {
        MethodTypes.sent(method)
                .forEach(parameter -> used.add(parameter.getSimpleName().toString()));
        List<TaskMethod.Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            if (MethodTypes.isContext(parameter)) {
                parameters.add(new TaskMethod.Context());
                continue;
            }
            String name = parameter.getSimpleName().toString();
            TaskMethod.Value value = new TaskMethod.Value(
                    name,
                    NO_COMPONENT.contains(name) ? unused(name + "_", used) : name,
                    names.of(parameter.asType()),
                    TypeNames.erased(parameter.asType()),
                    names.declarationAnnotations(parameter, type -> true));
            if (MethodTypes.isManaged(parameter)) {
                parameters.add(new TaskMethod.Managed(value));
            } else {
                parameters.add(MethodTypes.isShared(parameter) ? new TaskMethod.Shared(value) : value);
            }
        }
        return parameters;
    }

    private static Optional<TaskMethod.Streamed> streamed(ExecutableElement method, TypeNames names, Set<String> used) {
        if (!MethodTypes.returnsStream(method)) {
            return Optional.empty();
        }
        TypeName element = names.of(MethodTypes.streamed(method));
        ClassName sink = ClassName.get(ElementSink.class);
        return Optional.of(new TaskMethod.Streamed(
                element,
                new TaskMethod.Value("stream", unused("stream", used), TypeName.LONG, TypeName.LONG, List.of()),
                new TaskMethod.Value(
                        "elements",
                        unused("elements", used),
                        ParameterizedTypeName.get(sink, element),
                        sink,
                        List.of())));
    }

    private static String unused(String name, Set<String> used) {
        return used.add(name) ? name : unused(name + "_", used);
    }

    private TaskMethod.Input input(ExecutableElement method, TypeNames names) {
        return switch (MethodTypes.values(method).size()) {
            case 0 -> new TaskMethod.NoInput();
            case 1 -> {
                TypeMirror type = MethodTypes.values(method).get(0).asType();
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

    private static TaskForms forms(
            ExecutableElement method,
            HookMethods hooks,
            List<TaskMethod.Parameter> parameters,
            Optional<TaskMethod.Streamed> streamed,
            FormReader reader,
            ManagedReader managed) {
        List<TaskForms.Component> arguments = new ArrayList<>();
        List<TaskForms.Component> shared = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            TypeMirror type = method.getParameters().get(i).asType();
            if (parameters.get(i) instanceof TaskMethod.Value value) {
                arguments.add(component(value, reader.read(type)));
            } else if (parameters.get(i) instanceof TaskMethod.Shared of) {
                shared.add(component(of.value(), reader.read(type)));
            } else if (parameters.get(i) instanceof TaskMethod.Managed of) {
                shared.add(component(of.value(), managed.read(of.value().name(), (DeclaredType) type)));
            }
        }
        streamed.ifPresent(stream -> {
            Form element = reader.readPart(MethodTypes.streamed(method));
            arguments.add(component(stream.number(), KnownForms.primitive(TypeKind.LONG)));
            shared.add(component(
                    stream.sink(), ManagedTypes.elementSink(stream.sink().name(), element)));
        });
        Optional<Form> result = streamed.isPresent() ? Optional.empty() : returned(method, reader);
        Optional<Form> exit = hooks.exit().flatMap(hook -> returned(hook, reader));
        return new TaskForms(
                arguments,
                shared,
                result,
                exit,
                reader.pairs(),
                reader.constants(),
                Stream.concat(Deprecations.of(reader.named()).stream(), managed.warnings())
                        .distinct()
                        .toList());
    }

    private static TaskForms.Component component(TaskMethod.Value value, Form form) {
        return new TaskForms.Component(value.name(), value.component(), form);
    }

    private static Optional<Form> returned(ExecutableElement method, FormReader reader) {
        return method.getReturnType().getKind() == TypeKind.VOID
                ? Optional.empty()
                : Optional.of(reader.read(method.getReturnType()));
    }

    /**
     * The classes that cross by serialization: values and exceptions of the method, its class's hooks and managed
     * objects.
     */
    private List<String> allowed(
            FormReader forms, Stream<TypeMirror> thrown, AnnotationReader annotation, List<String> allowedNames) {
        ReachedTypes reached = new ReachedTypes(elements, sendable)
                .visitAll(forms.opaque())
                .visitAll(thrown)
                .visitAll(annotation.allowed().stream());
        SortedSet<String> all = new TreeSet<>(reached.binaryNames());
        all.addAll(allowedNames);
        return List.copyOf(all);
    }

    /**
     * Whether an annotation is copied to generated code. Those of {@code java.lang} and of this library are not,
     * because they are about the user's own declaration.
     */
    private boolean isCarriedOver(TypeElement annotation) {
        String packageName =
                elements.getPackageOf(annotation).getQualifiedName().toString();
        return !packageName.equals("java.lang") && !packageName.equals("org.paralleltask");
    }
}
