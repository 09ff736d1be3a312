package org.paralleltask.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The classes that types reach: the classes that they name, and the classes of these classes' fields, and so on. From
 * the serialized values that a worker sends, only objects of these classes may be made.
 */
final class ReachedTypes {
    /** Classes that may always cross, or that say nothing, as {@code Object}. */
    private static final Set<String> NEED_NO_NAMING = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Object",
            "java.lang.Short",
            "java.lang.String",
            "org.paralleltask.SharedBuffer");

    /** The classes as which values of some abstract types of the JDK are serialized. */
    private static final Map<String, List<String>> WRITTEN_AS = Map.of(
            "java.security.Key",
            List.of("java.security.KeyRep", "java.security.KeyRep$Type"),
            "java.security.KeyPair",
            List.of("java.security.KeyRep", "java.security.KeyRep$Type"));

    private final Elements elements;
    private final SendableTypes sendable;
    private final Set<TypeElement> visited = new HashSet<>();
    private final SortedSet<String> binaryNames = new TreeSet<>();
    private final SortedSet<String> missing = new TreeSet<>();

    ReachedTypes(Elements elements, SendableTypes sendable) {
        this.elements = elements;
        this.sendable = sendable;
    }

    /** The classes' binary names, sorted. Interfaces are not among them, because no object is of an interface alone. */
    List<String> binaryNames() {
        return List.copyOf(binaryNames);
    }

    /** The types among them that do not exist, or not yet. */
    SortedSet<String> missing() {
        return missing;
    }

    ReachedTypes visitAll(Stream<TypeMirror> types) {
        types.forEach(this::visit);
        return this;
    }

    private void visit(TypeMirror type) {
        NamedTypes.in(type).forEach(this::visitNamed);
    }

    private void visitNamed(DeclaredType type) {
        if (type.getKind() == TypeKind.ERROR) {
            missing.add(type.toString());
            return;
        }
        TypeElement element = NamedTypes.element(type);
        if (!visited.add(element)) {
            return;
        }
        String name = elements.getBinaryName(element).toString();
        if (element.getKind().isClass() && !NEED_NO_NAMING.contains(name)) {
            binaryNames.add(name);
        }
        if (isOfTheJdk(element)) {
            addWrittenAs(element);
        }
        if (!element.getKind().isInterface() && sendable.isSerializable(type)) {
            visitSuperclass(element);
        }
        if (!isOfTheJdk(element)) {
            visitParts(element);
        }
    }

    private void addWrittenAs(TypeElement element) {
        binaryNames.addAll(WRITTEN_AS.getOrDefault(element.getQualifiedName().toString(), List.of()));
        for (TypeMirror superinterface : element.getInterfaces()) {
            addWrittenAs(NamedTypes.element((DeclaredType) superinterface));
        }
    }

    /** A superclass's fields are serialized, too, under the superclass's name. */
    private void visitSuperclass(TypeElement element) {
        TypeMirror superclass = element.getSuperclass();
        if (superclass.getKind() == TypeKind.ERROR) {
            visit(superclass);
        } else if (superclass instanceof DeclaredType declared
                && sendable.isSerializable(superclass)
                && !isInPackage("java.lang", NamedTypes.element(declared))) {
            visit(superclass);
        }
    }

    private void visitParts(TypeElement element) {
        ElementKind kind = element.getKind();
        if (kind == ElementKind.ENUM) {
            return; // an enum is sent as the name of a constant
        }
        if (kind == ElementKind.RECORD) {
            NamedTypes.components(element).forEach(component -> visit(component.asType()));
        } else if (sendable.isSerializable(element.asType())) {
            ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                    .filter(ReachedTypes::isWritten)
                    .forEach(field -> visit(field.asType()));
        }
        element.getPermittedSubclasses().forEach(this::visit);
    }

    private static boolean isWritten(VariableElement field) {
        return !field.getModifiers().contains(Modifier.STATIC)
                && !field.getModifiers().contains(Modifier.TRANSIENT);
    }

    private boolean isOfTheJdk(TypeElement element) {
        String name = elements.getPackageOf(element).getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("javax.");
    }

    private boolean isInPackage(String name, TypeElement element) {
        return elements.getPackageOf(element).getQualifiedName().contentEquals(name);
    }
}
