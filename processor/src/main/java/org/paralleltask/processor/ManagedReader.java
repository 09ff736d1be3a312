package org.paralleltask.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads from javac's model how the managed objects of one method are called. {@link #read} is called for each object
 * first, then the other methods.
 */
final class ManagedReader {
    /** The variables of the generated code, and the first parts of the packages that it may name. */
    private static final Set<String> TAKEN =
            Set.of("caller", "in", "java", "method", "object", "org", "out", "part", "result", "to");

    private final Elements elements;
    private final ManagedMethods methods;
    private final SendableTypes sendable;
    private final PackageElement from;
    private final FormReader forms;

    private final Set<String> proxies = new HashSet<>();
    private final List<TypeMirror> thrown = new ArrayList<>();
    private final SortedSet<String> warnings = new TreeSet<>();

    /** @param from the package in which the codec is generated, which has the stand-ins */
    ManagedReader(
            Elements elements, ManagedMethods methods, SendableTypes sendable, PackageElement from, FormReader forms) {
        this.elements = elements;
        this.methods = methods;
        this.sendable = sendable;
        this.from = from;
        this.forms = forms;
    }

    /** The exceptions that the objects throw. */
    Stream<TypeMirror> thrown() {
        return thrown.stream();
    }

    /** The warnings that javac gives for the stand-ins, in addition to those for {@link FormReader#named}. */
    Stream<String> warnings() {
        return warnings.stream();
    }

    /**
     * The form of a managed object.
     *
     * @param parameter the parameter's name
     */
    Form read(String parameter, DeclaredType type) {
        forms.name(NamedTypes.in(type).flatMap(each -> NamedTypes.withEnclosing(NamedTypes.element(each)).stream()));
        return ManagedTypes.library(NamedTypes.element(type))
                .<Form>map(library -> new Form.KnownManaged(
                        library,
                        parameter,
                        type.getTypeArguments().stream().map(forms::readPart).toList()))
                .orElseGet(() -> new Form.Managed(generated(parameter, type)));
    }

    private ManagedInterface generated(String parameter, DeclaredType type) {
        String name = CodecNames.capitalised(parameter);
        while (!proxies.add(name.toLowerCase(Locale.ROOT))) { // some file systems do not distinguish a from A
            name += "_";
        }
        if (sendable.isSerializable(type)) {
            warnings.add("serial");
        }
        return new ManagedInterface(
                parameter,
                name + "Proxy",
                "call" + name,
                TypeNames.bare(type),
                TypeNames.erased(type),
                nestedTypes(NamedTypes.element(type)),
                methods.sent(type, from).stream().map(this::method).toList());
    }

    private static List<String> nestedTypes(TypeElement type) {
        List<String> nested = new ArrayList<>();
        ElementFilter.typesIn(type.getEnclosedElements())
                .forEach(each -> nested.add(each.getSimpleName().toString()));
        type.getInterfaces().forEach(each -> nested.addAll(nestedTypes(NamedTypes.element((DeclaredType) each))));
        return nested;
    }

    private ManagedInterface.Method method(InterfaceMethod method) {
        forms.name(Stream.concat(
                Stream.of(method.element()),
                method.thrown().stream()
                        .flatMap(NamedTypes::in)
                        .flatMap(each -> NamedTypes.withEnclosing(NamedTypes.element(each)).stream())));
        thrown.addAll(method.thrown());
        if (isInterruptibleClose(method)) {
            warnings.add("try");
        }
        boolean varargs = method.element().isVarArgs();
        boolean isHeapPolluting = varargs
                && isHeapPolluting(method.parameters().get(method.parameters().size() - 1));
        if (isHeapPolluting) {
            warnings.add("varargs"); // for the lambda that writes the argument
        }
        return new ManagedInterface.Method(
                method.name(),
                arguments(method),
                returned(method.returned()),
                method.thrown().stream().map(TypeNames::bare).toList(),
                varargs,
                isHeapPolluting);
    }

    private List<ManagedInterface.Argument> arguments(InterfaceMethod method) {
        Set<String> hidden = Stream.concat(method.parameters().stream(), Stream.of(method.returned()))
                .flatMap(this::names)
                .collect(Collectors.toCollection(HashSet::new));
        hidden.addAll(TAKEN);
        Set<String> variables = new HashSet<>(method.parameterNames());
        List<ManagedInterface.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < method.parameters().size(); i++) {
            String name = method.parameterNames().get(i);
            TypeMirror type = method.parameters().get(i);
            arguments.add(new ManagedInterface.Argument(
                    name, variable(name, hidden, variables), TypeNames.bare(type), forms.read(type)));
        }
        return arguments;
    }

    /** A name for an argument that hides nothing that the code around it names. */
    private static String variable(String name, Set<String> hidden, Set<String> variables) {
        boolean isFree = !hidden.contains(name) && !mayBeClass(name);
        String variable = name;
        while (!isFree) {
            variable += "_";
            isFree = !hidden.contains(variable) && variables.add(variable);
        }
        return variable;
    }

    /** Whether the code may name a class of this name: one of the runtime or the JDK, or the codec. */
    private static boolean mayBeClass(String name) {
        return Character.isUpperCase(name.codePointAt(0)) || name.endsWith("Codec");
    }

    /** The simple names with which a type's name may begin in the code. */
    private Stream<String> names(TypeMirror type) {
        return NamedTypes.in(type).map(NamedTypes::element).flatMap(named -> {
            String packageName = elements.getPackageOf(named).getQualifiedName().toString();
            return Stream.concat(
                    Stream.of(packageName.replaceFirst("\\..*", "")),
                    NamedTypes.withEnclosing(named).stream()
                            .map(Element::getSimpleName)
                            .map(Object::toString));
        });
    }

    private Optional<ManagedInterface.Returned> returned(TypeMirror type) {
        return type.getKind() == TypeKind.VOID
                ? Optional.empty()
                : Optional.of(new ManagedInterface.Returned(TypeNames.bare(type), forms.read(type)));
    }

    private static boolean isHeapPolluting(TypeMirror varargs) {
        return varargs instanceof ArrayType
                && NamedTypes.in(varargs)
                        .anyMatch(type -> !type.getTypeArguments().isEmpty());
    }

    /** Whether javac warns of this method in a class that is {@code AutoCloseable}. */
    private static boolean isInterruptibleClose(InterfaceMethod method) {
        return method.call().equals("close()")
                && method.thrown().stream()
                        .map(Object::toString)
                        .anyMatch(
                                Set.of("java.lang.Exception", "java.lang.InterruptedException", "java.lang.Throwable")
                                        ::contains);
    }
}
