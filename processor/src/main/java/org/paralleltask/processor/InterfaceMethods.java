package org.paralleltask.processor;

import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** The methods of an interface, without those that every object has. */
final class InterfaceMethods {
    /** Methods of every object. An interface may declare them again, as {@code Comparator} does. */
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals(java.lang.Object)", "hashCode()", "toString()");

    private final Types types;

    InterfaceMethods(Types types) {
        this.types = types;
    }

    /** A method as an interface or one of its superinterfaces declares it. */
    private record Declaration(TypeElement owner, ExecutableElement element, ExecutableType type) {}

    /**
     * The methods of an interface, each once. They are sorted by name and parameters, because compilers differ in their
     * order.
     *
     * @param type without wildcards
     */
    List<InterfaceMethod> of(DeclaredType type) {
        SortedMap<String, List<Declaration>> bySignature = new TreeMap<>();
        declarations(type)
                .forEach(each -> bySignature
                        .computeIfAbsent(signature(each), key -> new ArrayList<>())
                        .add(each));
        bySignature.keySet().removeAll(OF_EVERY_OBJECT);
        return bySignature.values().stream().map(this::merged).toList();
    }

    /**
     * All types that the declarations of its methods name, and its superinterfaces. Types that do not exist are among
     * them.
     */
    Stream<TypeMirror> named(DeclaredType type) {
        Stream<TypeMirror> above =
                interfaces(type).stream().flatMap(each -> NamedTypes.element(each).getInterfaces().stream());
        return Stream.concat(
                above,
                declarations(type).stream()
                        .map(Declaration::type)
                        .flatMap(method -> Stream.of(
                                        method.getParameterTypes().stream(),
                                        Stream.of(method.getReturnType()),
                                        method.getThrownTypes().stream())
                                .flatMap(all -> all)));
    }

    private List<Declaration> declarations(DeclaredType type) {
        List<Declaration> declarations = new ArrayList<>();
        for (DeclaredType each : interfaces(type)) {
            for (ExecutableElement method :
                    ElementFilter.methodsIn(each.asElement().getEnclosedElements())) {
                if (!method.getModifiers().contains(Modifier.STATIC)
                        && !method.getModifiers().contains(Modifier.PRIVATE)) {
                    declarations.add(new Declaration(
                            NamedTypes.element(each), method, (ExecutableType) types.asMemberOf(each, method)));
                }
            }
        }
        return declarations;
    }

    /** An interface and all its superinterfaces, each once. */
    private List<DeclaredType> interfaces(DeclaredType type) {
        List<DeclaredType> interfaces = new ArrayList<>();
        collect(type, new HashSet<>(), interfaces);
        return interfaces;
    }

    private void collect(DeclaredType type, Set<Element> visited, List<DeclaredType> interfaces) {
        if (visited.add(type.asElement())) {
            interfaces.add(type);
            for (TypeMirror supertype : types.directSupertypes(type)) {
                if (supertype instanceof DeclaredType above
                        && above.asElement().getKind().isInterface()) {
                    collect(above, visited, interfaces);
                }
            }
        }
    }

    private String signature(Declaration method) {
        return method.type().getParameterTypes().stream()
                .map(types::erasure)
                .map(TypeNames::erased)
                .map(TypeName::toString)
                .collect(Collectors.joining(",", method.element().getSimpleName() + "(", ")"));
    }

    /** The one method that several declarations of it make. */
    private InterfaceMethod merged(List<Declaration> same) {
        List<Declaration> inherited = same.stream()
                .filter(each -> same.stream().noneMatch(other -> overrides(other, each)))
                .toList();
        Declaration narrowest = inherited.stream()
                .filter(each -> inherited.stream().allMatch(other -> returnsNoMore(each, other)))
                .findFirst()
                .orElse(inherited.get(0));
        return new InterfaceMethod(
                narrowest.element(),
                List.copyOf(narrowest.type().getParameterTypes()),
                narrowest.type().getReturnType(),
                thrown(inherited));
    }

    private boolean overrides(Declaration one, Declaration other) {
        return !one.owner().equals(other.owner())
                && types.isSubtype(
                        types.erasure(one.owner().asType()),
                        types.erasure(other.owner().asType()));
    }

    private boolean returnsNoMore(Declaration one, Declaration other) {
        TypeMirror returned = types.erasure(one.type().getReturnType());
        TypeMirror wanted = types.erasure(other.type().getReturnType());
        return types.isSameType(returned, wanted)
                || (returned instanceof DeclaredType && types.isSubtype(returned, wanted));
    }

    /** The exceptions that all declarations allow. */
    private List<TypeMirror> thrown(List<Declaration> inherited) {
        List<TypeMirror> thrown = new ArrayList<>();
        inherited.stream()
                .flatMap(each -> each.type().getThrownTypes().stream())
                .forEach(exception -> {
                    boolean isAllowed = inherited.stream()
                            .allMatch(each -> each.type().getThrownTypes().stream()
                                    .anyMatch(allowed -> types.isSubtype(exception, allowed)));
                    Optional<TypeMirror> known = thrown.stream()
                            .filter(each -> types.isSameType(each, exception))
                            .findFirst();
                    if (isAllowed && known.isEmpty()) {
                        thrown.add(exception);
                    }
                });
        return thrown;
    }
}
