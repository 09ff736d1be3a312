package org.paralleltask.processor;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Types whose values are serialized and will be refused when they are sent, because none of their possible classes may
 * cross. These are warnings, not errors, because the options of a pool may still allow such a class.
 */
final class RefusedTypes {
    private static final String PROTOBUF_FORM = "com.google.protobuf.GeneratedMessageLite$SerializedForm";

    /** Beginnings of abstract types whose classes the runtime knows, or that are serialized as other classes. */
    private static final List<String> KNOWN = List.of(
            "java.",
            "javax.",
            "com.fasterxml.jackson.",
            "com.google.common.",
            "com.google.protobuf.",
            "kotlin.",
            "org.apache.commons.lang3.tuple.",
            "org.joda.time.",
            "org.paralleltask.",
            "tools.jackson.");

    private final Elements elements;
    private final Types types;

    RefusedTypes(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /**
     * Why values will be refused: a sentence for each type.
     *
     * @param serialized the types of the values
     * @param allowed the names and patterns of the classes that may cross
     */
    Set<String> reasons(Stream<TypeMirror> serialized, List<String> allowed) {
        Set<String> reasons = new TreeSet<>();
        if (allowed.stream().noneMatch(name -> name.endsWith("*"))) {
            serialized.flatMap(NamedTypes::in).forEach(type -> addReason(type, allowed, reasons));
        }
        return reasons;
    }

    private void addReason(DeclaredType type, List<String> allowed, Set<String> reasons) {
        TypeElement element = NamedTypes.element(type);
        String name = element.getQualifiedName().toString();
        if (isProtobuf(type) && !allowed.contains(PROTOBUF_FORM)) {
            reasons.add(
                    name + " is a protobuf message, which is serialized as another class, and will be refused when it"
                            + " is sent. Take its toByteArray(); or, if a worker may say which class is loaded here, write"
                            + " allowNames = \"" + PROTOBUF_FORM + "\"");
        } else if (isOpen(element) && KNOWN.stream().noneMatch(name::startsWith) && !hasClass(type, allowed)) {
            reasons.add(name + " is " + (element.getKind().isInterface() ? "an interface" : "abstract")
                    + ", and no class that may cross is one of it: values of it will be refused when they are sent. List"
                    + " their classes in allow, or make it sealed; a lambda cannot be sent");
        }
    }

    private boolean isProtobuf(DeclaredType type) {
        TypeElement message = elements.getTypeElement("com.google.protobuf.MessageLite");
        return message != null && types.isAssignable(types.erasure(type), message.asType());
    }

    /** Whether the values of a type are of subclasses that are not known here, and are serialized as these. */
    private boolean isOpen(TypeElement type) {
        return (type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT))
                && type.getKind() != ElementKind.ENUM
                && !type.getModifiers().contains(Modifier.SEALED)
                && !isReplaced(type);
    }

    private boolean isReplaced(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .anyMatch(method -> method.getSimpleName().contentEquals("writeReplace"))
                || (types.asElement(type.getSuperclass()) instanceof TypeElement superclass && isReplaced(superclass));
    }

    private boolean hasClass(DeclaredType type, List<String> allowed) {
        return allowed.stream()
                .map(name -> elements.getTypeElement(name.replace('$', '.')))
                .filter(Objects::nonNull)
                .filter(each -> !each.getModifiers().contains(Modifier.ABSTRACT))
                .map(Element::asType)
                .anyMatch(each -> types.isAssignable(types.erasure(each), types.erasure(type)));
    }
}
