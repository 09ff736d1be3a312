package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads from javac's model the forms in which the values of one method are sent. {@link #read} is called for each value
 * first, then {@link #pairs} and the other methods.
 */
final class FormReader {
    private final Elements elements;
    private final Types types;
    private final PackageElement from;
    private final PermittedTypes permitted;
    private final TypeMirror throwable;

    private final CodecNames names = new CodecNames();
    private final Map<String, Form.Paired> paired = new HashMap<>();
    private final Map<ClassName, TaskForms.Constants> constants = new LinkedHashMap<>();
    private final Queue<Supplier<TaskForms.Pair>> unread = new ArrayDeque<>();
    /** The types for which no code is generated: they are serialized, or are exceptions. */
    private final List<TypeMirror> opaque = new ArrayList<>();

    private final Set<Element> named = new LinkedHashSet<>();

    /** @param from the package in which the codec is generated */
    FormReader(Elements elements, Types types, PackageElement from) {
        this.elements = elements;
        this.types = types;
        this.from = from;
        this.permitted = new PermittedTypes(types);
        this.throwable = elements.getTypeElement("java.lang.Throwable").asType();
    }

    /** The pairs that all forms read so far need, and the pairs that those need. */
    List<TaskForms.Pair> pairs() {
        List<TaskForms.Pair> pairs = new ArrayList<>();
        while (!unread.isEmpty()) {
            pairs.add(unread.remove().get());
        }
        return pairs;
    }

    List<TaskForms.Constants> constants() {
        return List.copyOf(constants.values());
    }

    /** The types that are serialized, and the exceptions. */
    Stream<TypeMirror> opaque() {
        return opaque.stream();
    }

    /** What the codec names: types, and constructors and accessors of records. */
    Stream<Element> named() {
        return named.stream();
    }

    /** The form of a type that generated code may name. */
    Form read(TypeMirror type) {
        return read(type, false);
    }

    /** The form of a part that one method must write, such as an element of a queue. */
    Form readPart(TypeMirror type) {
        return element(type, false);
    }

    /** Notes further elements that the codec will name. */
    void name(Stream<? extends Element> further) {
        further.forEach(named::add);
    }

    /**
     * @param captured whether the type is part of a type with wildcards, so that a value of a subtype may be written
     */
    private Form read(TypeMirror type, boolean captured) {
        return switch (type.getKind()) {
            case ARRAY -> array((ArrayType) type);
            case DECLARED -> declared((DeclaredType) type, captured);
            case WILDCARD -> read(bound(type), captured);
            default -> KnownForms.primitive(type.getKind());
        };
    }

    private static TypeMirror bound(TypeMirror type) {
        return type instanceof WildcardType wildcard ? Objects.requireNonNull(wildcard.getExtendsBound()) : type;
    }

    /** The form of an array. An array of a generic type is serialized, because it cannot be made without a warning. */
    private Form array(ArrayType type) {
        TypeMirror component = type.getComponentType();
        if (component.getKind().isPrimitive()) {
            return KnownForms.arrayOf(component.getKind());
        }
        return NamedTypes.in(component)
                        .anyMatch(part -> !part.getTypeArguments().isEmpty())
                ? opaque(type)
                : new Form.Array(TypeNames.bare(component), element(component, false));
    }

    private Form declared(DeclaredType type, boolean captured) {
        NamedTypes.in(type).forEach(part -> named.addAll(NamedTypes.withEnclosing(NamedTypes.element(part))));
        TypeElement element = NamedTypes.element(type);
        Optional<Form> value = KnownForms.value(element);
        if (value.isPresent()) {
            return value.get();
        }
        if (element.getKind() == ElementKind.ENUM) {
            return constant(element);
        }
        if (types.isSubtype(type, throwable)) {
            opaque.add(type);
            return new Form.Exceptional(TypeName.get(type));
        }
        boolean isCaptured = captured && !type.getTypeArguments().isEmpty();
        Optional<Form> compound = CodecTypes.isTooDeep(TypeNames.bare(type))
                ? Optional.empty()
                : container(type, isCaptured).or(() -> record(type, isCaptured)).or(() -> sealed(type, isCaptured));
        return compound.orElseGet(() -> opaque(type));
    }

    private Form opaque(TypeMirror type) {
        opaque.add(type);
        return new Form.Opaque(TypeNames.bare(type), TypeNames.erased(type));
    }

    private Form constant(TypeElement type) {
        ClassName name = ClassName.get(type);
        return new Form.Constant(
                name,
                constants
                        .computeIfAbsent(name, key -> new TaskForms.Constants(names.constants(name), name))
                        .field());
    }

    private Optional<Form> container(DeclaredType type, boolean captured) {
        return KnownForms.container(NamedTypes.element(type))
                .map(kind -> new Form.Container(
                        kind,
                        type.getTypeArguments().stream()
                                .map(part -> element(bound(part), captured))
                                .toList()));
    }

    /** The form of a part of a container, which one method must write. */
    private Form element(TypeMirror type, boolean captured) {
        Form form = read(type, captured);
        return form instanceof Form.Container || form instanceof Form.Array
                ? paired(type, captured, () -> new TaskForms.Whole(form))
                : form;
    }

    private Optional<Form> record(DeclaredType type, boolean captured) {
        TypeElement element = NamedTypes.element(type);
        List<? extends RecordComponentElement> components = NamedTypes.components(element);
        if (element.getKind() != ElementKind.RECORD
                || !components.stream().allMatch(component -> isNameable(component.asType()))
                || !mayLoseWildcards(type)) {
            return Optional.empty();
        }
        components.forEach(component -> accessor(element, component).ifPresent(named::add));
        named.addAll(ElementFilter.constructorsIn(element.getEnclosedElements()));
        DeclaredType constructed = types.getDeclaredType(
                element, type.getTypeArguments().stream().map(FormReader::bound).toArray(TypeMirror[]::new));
        boolean isCaptured = captured || hasWildcards(type);
        return Optional.of(paired(
                type,
                captured,
                () -> new TaskForms.Components(
                        TypeNames.bare(constructed),
                        components.stream()
                                .map(component -> component(constructed, component, isCaptured))
                                .toList())));
    }

    /**
     * The accessor of a record's component. It is looked for by name, because ECJ does not know that of a generic
     * record.
     */
    private static Optional<ExecutableElement> accessor(TypeElement type, RecordComponentElement component) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getParameters().isEmpty()
                        && method.getSimpleName().equals(component.getSimpleName()))
                .findFirst();
    }

    private TaskForms.Component component(DeclaredType owner, RecordComponentElement component, boolean captured) {
        String name = component.getSimpleName().toString();
        return new TaskForms.Component(name, name, read(types.asMemberOf(owner, component), captured));
    }

    private static boolean hasWildcards(DeclaredType type) {
        return type.getTypeArguments().stream().anyMatch(argument -> argument.getKind() == TypeKind.WILDCARD);
    }

    /**
     * Whether each wildcard may be replaced by its bound, which may not be within the bounds of the type's parameter.
     */
    private static boolean mayLoseWildcards(DeclaredType type) {
        return !hasWildcards(type)
                || NamedTypes.element(type).getTypeParameters().stream().allMatch(PermittedTypes::hasNoBound);
    }

    private Optional<Form> sealed(DeclaredType type, boolean captured) {
        if (!PermittedTypes.isSealed(NamedTypes.element(type)) || captured || hasWildcards(type)) {
            return Optional.empty();
        }
        return permitted
                .of(type)
                .filter(subclasses -> subclasses.stream().allMatch(this::isNameable))
                .map(subclasses -> paired(
                        type,
                        false,
                        () -> new TaskForms.Kinds(subclasses.stream()
                                .map(subclass -> new TaskForms.Kind(TypeNames.bare(subclass), read(subclass)))
                                .toList())));
    }

    private Form.Paired paired(TypeMirror type, boolean captured, Supplier<TaskForms.Body> body) {
        TypeName name = TypeNames.bare(type);
        TypeName written = captured ? CodecTypes.covariant(name) : name;
        return paired.computeIfAbsent(name + " " + written, key -> {
            String pair = names.pair(name);
            unread.add(() -> new TaskForms.Pair(pair, name, written, body.get()));
            return new Form.Paired(pair, name);
        });
    }

    /** Whether generated code may name a type and all types that its text contains. */
    private boolean isNameable(TypeMirror type) {
        return NamedTypes.in(type)
                .map(NamedTypes::element)
                .allMatch(each -> NamedTypes.isAccessible(each, from)
                        && each.equals(elements.getTypeElement(elements.getModuleOf(from), each.getQualifiedName())));
    }
}
