package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What compiles and will be refused when it is sent is said where it is compiled. */
class RefusedTypesTest {
    private static final JavaFileObject MESSAGE_LITE = JavaFileObjects.forSourceString(
            "com.google.protobuf.MessageLite", "package com.google.protobuf; public interface MessageLite {}");

    private static List<String> notes(String parameters, String annotation) {
        JavaFileObject source = JavaFileObjects.forSourceLines(
                "com.acme.Shop",
                "package com.acme;",
                "public final class Shop {",
                "  public interface Shape extends java.io.Serializable {}",
                "  public interface Task extends java.util.function.Supplier<String>, java.io.Serializable {}",
                "  public static abstract class Base implements java.io.Serializable {",
                "    private static final long serialVersionUID = 1;",
                "  }",
                "  public static final class Sub extends Base { private static final long serialVersionUID = 1; }",
                "  public static final class Order implements com.google.protobuf.MessageLite, java.io.Serializable {",
                "    private static final long serialVersionUID = 1;",
                "  }",
                "  @org.paralleltask.ParallelTask" + annotation,
                "  static void sell(" + parameters + ") {}",
                "}");
        Compilation compilation = Cases.compile(List.of(source, MESSAGE_LITE));
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        assertThat(compilation.diagnostics())
                .allMatch(each -> each.getKind() == Diagnostic.Kind.NOTE && each.getLineNumber() == 13);
        return compilation.diagnostics().stream()
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }

    @Test
    void abstractTypesOfWhichNoClassMayCrossAreNoted() {
        String rest =
                ", and no class that may cross is one of it: values of it will be refused when they are sent. List"
                        + " their classes in allow, or make it sealed; a lambda cannot be sent";

        assertThat(notes("java.util.List<Shape> shapes, Base base, Task task", ""))
                .containsExactly(
                        "com.acme.Shop.Base is abstract" + rest,
                        "com.acme.Shop.Shape is an interface" + rest,
                        "com.acme.Shop.Task is an interface" + rest);
    }

    @Test
    void thoseWhoseClassesAreListedAreNot() {
        assertThat(notes("Base base", "(allow = Sub.class)")).isEmpty();
        assertThat(notes("Base base, Sub sub", "")).isEmpty();
        assertThat(notes("Base base, Shape shape", "(allowNames = \"com.acme.*\")"))
                .isEmpty();
        assertThat(notes("java.util.SortedMap<String, java.util.Calendar> map, java.util.TimeZone zone", ""))
                .isEmpty();
    }

    @Test
    void protobufMessagesAreNoted() {
        assertThat(notes("Order order", ""))
                .containsExactly(
                        "com.acme.Shop.Order is a protobuf message, which is serialized as another class, and will"
                                + " be refused when it is sent. Take its toByteArray(); or, if a worker may say which class is"
                                + " loaded here, write allowNames ="
                                + " \"com.google.protobuf.GeneratedMessageLite$SerializedForm\"");
        assertThat(notes("Order order", "(allowNames = \"com.google.protobuf.GeneratedMessageLite$SerializedForm\")"))
                .isEmpty();
    }
}
