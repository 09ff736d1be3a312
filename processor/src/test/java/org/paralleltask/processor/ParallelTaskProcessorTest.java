package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

class ParallelTaskProcessorTest {
    private static final JavaFileObject PRIMES = source("com.acme.Primes", """
            package com.acme;

            import org.paralleltask.ParallelTask;

            public final class Primes {
                @ParallelTask
                public static long sumPrimes(int below) {
                    return below;
                }
            }
            """);

    /** Its type is there from the second round on, and leads to one that is there from the third round on. */
    private static final JavaFileObject SHOP = source("com.acme.Shop", """
            package com.acme;

            import java.util.List;
            import org.paralleltask.ParallelTask;

            public final class Shop {
                @ParallelTask
                public static int count(int number) {
                    return number;
                }

                @ParallelTask(allow = Late1.class)
                public static int bill(List<Late0> late, String name) {
                    return late.size();
                }
            }
            """);

    /** A task that needs no other processor, with a hook that does. */
    private static final JavaFileObject BANK = source("com.acme.Bank", """
            package com.acme;

            import java.util.List;
            import org.paralleltask.OnWorkerExit;
            import org.paralleltask.ParallelTask;

            public final class Bank {
                @ParallelTask
                public static int pay(int amount) {
                    return amount;
                }

                @OnWorkerExit
                static List<Late0> close() {
                    return List.of();
                }
            }
            """);

    @Test
    void waitsForTypesOfHooks() {
        Compilation compilation = Cases.compile(List.of(BANK), new ParallelTaskProcessor(), new LateTypes(1));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(Cases.generated(compilation).get("com/acme/PayWorker.java"))
                .contains(".onExit(Bank.class, PayWorker::onExit, PayExit.class, PayExit::new,")
                .contains("PayCodec::writeExit, PayCodec::readExit);");
        assertThat(Cases.generated(compilation).get("com/acme/PayCodec.java"))
                .contains("new Late0(readLate1(in))")
                .contains("new Late1()");
    }

    @Test
    void reportsAHooksMistakeOnceAlthoughTasksOfItsClassAreReadInSeveralRounds() {
        JavaFileObject source = source("com.acme.Bank", """
            package com.acme;

            import org.paralleltask.OnWorkerStart;
            import org.paralleltask.ParallelTask;

            public final class Bank {
                @ParallelTask
                static void pay(int amount) {}

                @ParallelTask
                static void lend(Late0 late) {}

                @OnWorkerStart
                void open() {}
            }
            """);

        Compilation compilation = Cases.compile(List.of(source), new ParallelTaskProcessor(), new LateTypes(0));

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getLineNumber()).isEqualTo(14);
            assertThat(error.getMessage(Locale.ROOT)).startsWith("An @OnWorkerStart method must be static: ");
        });
    }

    @Test
    void waitsForTypesOfOtherProcessors() {
        Compilation compilation = Cases.compile(List.of(SHOP), new ParallelTaskProcessor(), new LateTypes(2));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(Cases.generated(compilation).get("com/acme/BillWorker.java"))
                .contains(".allow(\"com.acme.Late1\", \"com.acme.Late2\")"); // the annotation's, and what it reaches
        assertThat(Cases.generated(compilation).get("com/acme/BillCodec.java"))
                .contains("new Late0(readLate1(in))")
                .contains("new Late1(readLate2(in))");
    }

    @Test
    void waitsForTypesOfWhatIsShared() {
        JavaFileObject source = source("com.acme.Bank", """
            package com.acme;

            import org.paralleltask.ParallelTask;
            import org.paralleltask.Shared;

            public final class Bank {
                @ParallelTask
                public static int pay(int amount, @Shared Late0 late) {
                    return amount;
                }
            }
            """);

        Compilation compilation = Cases.compile(List.of(source), new ParallelTaskProcessor(), new LateTypes(1));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(Cases.generated(compilation).get("com/acme/PayShared.java"))
                .contains("public record PayShared(Late0 late) {");
        assertThat(Cases.generated(compilation).get("com/acme/PayCodec.java")).contains("new Late0(readLate1(in))");
    }

    @Test
    void leavesOutAnnotationsWhoseValuesAreYetToBeGenerated() {
        JavaFileObject source = source("com.acme.Shop", """
            package com.acme;

            import org.paralleltask.ParallelTask;

            final class Shop {
                @interface Of {
                    Class<?>[] types() default {};

                    int number() default 0;

                    String text() default "";

                    String[] texts() default {};

                    boolean isKept() default true;
                }

                @ParallelTask
                static int bill(
                        @Of(types = BillPool.class) int pool,
                        @Of(types = {String.class, Late.class}) int type,
                        @Of(number = Late.NUMBER) int number,
                        @Of(text = Late.TEXT) int text,
                        @Of(texts = {"", Late.TEXT}) int texts,
                        @Of(isKept = true) int kept) {
                    return 0;
                }
            }
            """);

        Compilation compilation = Cases.compile(
                List.of(source),
                new ParallelTaskProcessor(),
                new Writes(
                        "com.acme.Late",
                        "class Late { static final int NUMBER = 1; static final String TEXT = \"\"; }"));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(Cases.generated(compilation).get("com/acme/BillTask.java"))
                .containsPattern("record BillTask\\(int pool, int type, int number, int text, int texts,"
                        + "\\s+@Shop.Of\\(isKept = true\\) int kept\\)");
    }

    @Test
    void generatesTheSameBytesEachTime() {
        Compilation first = Cases.compile(List.of(SHOP, BANK, PRIMES), new ParallelTaskProcessor(), new LateTypes(2));
        Compilation second = Cases.compile(List.of(SHOP, BANK, PRIMES), new ParallelTaskProcessor(), new LateTypes(2));

        assertThat(Cases.generated(first)).hasSize(3 * 5 + 6 + 3).isEqualTo(Cases.generated(second));
    }

    @Test
    void reportsItsOwnMistakeAtTheMethodWithItsTrace() {
        ParallelTaskProcessor broken = new ParallelTaskProcessor(method -> {
            throw new IllegalStateException("broken writer");
        });

        Compilation compilation = Cases.compile(List.of(PRIMES), broken);

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getSource()).isEqualTo(PRIMES);
            assertThat(error.getLineNumber()).isEqualTo(7);
            assertThat(error.getMessage(Locale.ROOT))
                    .startsWith(
                            "ParallelTask failed at this method. The mistake is ParallelTask's own: please report it")
                    .contains("IllegalStateException: broken writer")
                    .contains("at org.paralleltask.processor.ParallelTaskProcessor.process");
        });
    }

    @Test
    void reportsAFileThatAnotherProcessorHasWrittenInTheSameRound() {
        Compilation compilation = Cases.compile(
                List.of(PRIMES),
                new Writes("com.acme.SumPrimesTask", "public record SumPrimesTask() {}"),
                new ParallelTaskProcessor());

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getSource()).isEqualTo(PRIMES);
            assertThat(error.getLineNumber()).isEqualTo(7);
            assertThat(error.getMessage(Locale.ROOT)).startsWith("SumPrimesTask cannot be written: ");
        });
    }

    @Test
    void refusesANameThatAnotherProcessorHasGivenInAnEarlierRound() {
        Compilation compilation = Cases.compile(
                List.of(SHOP),
                new ParallelTaskProcessor(),
                new Writes("com.acme.BillPool", "class BillPool {}"),
                new LateTypes(2));

        assertThat(compilation.errors()).singleElement().satisfies(error -> {
            assertThat(error.getLineNumber()).isEqualTo(13);
            assertThat(error.getMessage(Locale.ROOT))
                    .isEqualTo("A generated class must have a name of its own: BillPool is a class of package com.acme;"
                            + " set another prefix, such as name = \"ShopBill\"");
        });
    }

    @Test
    @EnabledForJreRange(minVersion = 25)
    void refusesAMethodOfACompactSourceFile() {
        Compilation compilation = Cases.compile(List.of(source("Hello", """
            import org.paralleltask.ParallelTask;

            /** Declares no class Hallo. */
            @ParallelTask
            static int twice(int number) { return 2 * number; }

            static class Inner {
                @ParallelTask
                static int thrice(int number) { return 3 * number; }
            }

            void main() {}
            """)));

        assertThat(compilation.errors())
                .hasSize(2)
                .allSatisfy(error -> assertThat(error.getMessage(Locale.ROOT))
                        .isEqualTo(
                                "A @ParallelTask method must be in a class that has a name: the generated worker class"
                                        + " calls it, and cannot name what a compact source file declares; write a class around"
                                        + " it"))
                .extracting(Diagnostic::getLineNumber)
                .containsExactlyInAnyOrder(5L, 9L);
    }

    @Test
    void takesAFinalClassOfTheUnnamedPackage() {
        Compilation compilation = Cases.compile(List.of(source("Hello", """
            final class // the only one
                /* of this name */ Hello {
                @org.paralleltask.ParallelTask
                static int twice(int number) { return 2 * number; }
            }
            """)));

        assertThat(compilation.errors()).isEmpty();
    }

    @Test
    void generatesForMethodsInGeneratedSources() {
        Compilation compilation = Cases.compile(
                List.of(source("com.acme.Empty", "package com.acme; class Empty {}")),
                new Writes("com.acme.Made", "class Made { @org.paralleltask.ParallelTask static void make() {} }"),
                new ParallelTaskProcessor());

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(Cases.generated(compilation)).containsKey("com/acme/MakePool.java");
    }

    @Test
    void givesEachFileTheMethodAsItsOneOrigin() {
        Origins origins = new Origins();

        Cases.compile(List.of(PRIMES), origins);

        assertThat(origins.ofFiles)
                .containsOnlyKeys(
                        "com.acme.SumPrimesTask",
                        "com.acme.SumPrimesResult",
                        "com.acme.SumPrimesCodec",
                        "com.acme.SumPrimesWorker",
                        "com.acme.SumPrimesPool")
                .allSatisfy((file, elements) -> assertThat(elements).containsExactly("sumPrimes(int)"));
    }

    @Test
    void givesTheRecordOfAnExitHookTheMethodAsItsOneOrigin() {
        Origins origins = new Origins();

        Cases.compile(List.of(BANK), origins, new LateTypes(0));

        assertThat(origins.ofFiles)
                .hasSize(6)
                .containsKey("com.acme.PayExit")
                .allSatisfy((file, elements) -> assertThat(elements).containsExactly("pay(int)"));
    }

    @Test
    void declaresItselfIsolatingToGradle() throws IOException {
        String name = "META-INF/gradle/incremental.annotation.processors";
        try (InputStream file = Objects.requireNonNull(
                        ParallelTaskProcessor.class.getClassLoader().getResourceAsStream(name));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            assertThat(lines.lines()).containsExactly(ParallelTaskProcessor.class.getName() + ",isolating");
        }
    }

    static JavaFileObject source(String name, String text) {
        return JavaFileObjects.forSourceString(name, text);
    }

    /** Writes one class of package com.acme in the first round. */
    private static final class Writes extends AnyProcessor {
        private final String name;
        private final String declaration;

        Writes(String name, String declaration) {
            this.name = name;
            this.declaration = declaration;
        }

        @Override
        void process(int round) throws IOException {
            if (round == 0) {
                write(name, declaration);
            }
        }
    }

    /** Writes {@code record Late0(Late1 next)} in the first round, {@code Late1} in the second, and so on. */
    private static final class LateTypes extends AnyProcessor {
        private final int last;

        LateTypes(int last) {
            this.last = last;
        }

        @Override
        void process(int round) throws IOException {
            if (round <= last) {
                String component = round < last ? "Late" + (round + 1) + " next" : "";
                write("com.acme.Late" + round, "public record Late" + round + "(" + component + ") {}");
            }
        }
    }

    /** The processor, with a filer that notes of which elements it is told. */
    private static final class Origins extends AbstractProcessor {
        final Map<String, List<String>> ofFiles = new HashMap<>();
        private final ParallelTaskProcessor processor = new ParallelTaskProcessor();

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Filer filer = intercept(Filer.class, environment.getFiler(), "createSourceFile", arguments -> {
                Element[] elements = (Element[]) arguments[1];
                ofFiles.put(
                        arguments[0].toString(),
                        Arrays.stream(elements).map(Element::toString).toList());
                return environment.getFiler().createSourceFile(arguments[0].toString(), elements);
            });
            processor.init(intercept(ProcessingEnvironment.class, environment, "getFiler", arguments -> filer));
        }

        private static <T> T intercept(Class<T> type, T target, String method, Interceptor interceptor) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, called, arguments) -> called.getName().equals(method)
                            ? interceptor.call(arguments)
                            : called.invoke(target, arguments)));
        }

        private interface Interceptor {
            Object call(Object[] arguments) throws IOException;
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            processor.process(annotations, round);
            return false;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }
    }

    private abstract static class AnyProcessor extends AbstractProcessor {
        private int round;

        abstract void process(int round) throws IOException;

        void write(String name, String declaration) throws IOException {
            try (var writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
                writer.write("package com.acme; " + declaration);
            }
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
            try {
                process(round++);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return false;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }
    }
}
