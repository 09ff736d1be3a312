package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the compiler says of the facade's callers: their arguments bind as those of a plain call do. */
class FacadeTypesTest {
    private static final JavaFileObject IMAGES = JavaFileObjects.forSourceString("com.acme.Images", """
            package com.acme;

            import java.io.IOException;
            import java.nio.file.Path;
            import org.paralleltask.ParallelTask;

            public final class Images {
                @ParallelTask
                public static int resize(Path image, int width, long height) throws IOException {
                    return width;
                }
            }
            """);

    private static Compilation caller(String statement) {
        return Cases.compile(
                List.of(IMAGES, JavaFileObjects.forSourceString("com.acme.Caller", """
            package com.acme;

            import java.nio.file.Path;
            import java.util.List;

            final class Caller {
                void use(ResizePool pool, Path image) throws Exception {
                    %s
                }
            }
            """.formatted(statement))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int width = pool.call(image, 1, 2);",
                "int width = pool.call(new ResizeTask(image, 1, 2));",
                "Integer width = pool.submit(image, 1, 2L).join();",
                "List<Integer> widths = pool.map(List.of(new ResizeTask(image, 1, 2)));"
            })
    @DisplayName("A2: arguments bind like those of a plain call")
    void bindsLikeAPlainCall(String statement) {
        assertThat(caller(statement).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool.call(image, 1);",
                "pool.call(1, image, 2);",
                "pool.call(image, 1L, 2);",
                "pool.call(image, \"1\", 2);",
                "pool.map(List.of(image));",
                "String width = pool.call(image, 1, 2);"
            })
    @DisplayName("A2: what does not bind does not compile")
    void refusesWhatDoesNotBind(String statement) {
        assertThat(caller(statement).errors())
                .isNotEmpty()
                .allMatch(error ->
                        error.getSource() != null && error.getSource().getName().endsWith("Caller.java"));
    }

    @Test
    void aCallersCheckedExceptionsAreTheMethods() {
        Compilation compilation =
                Cases.compile(List.of(IMAGES, JavaFileObjects.forSourceString("com.acme.Caller", """
            package com.acme;

            final class Caller {
                int use(ResizePool pool, java.nio.file.Path image) {
                    return pool.call(image, 1, 2);
                }
            }
            """)));

        assertThat(compilation.errors()).hasSize(1);
        assertThat(compilation.errors().get(0).getMessage(Locale.ROOT))
                .contains("unreported exception java.io.IOException");
    }
}
