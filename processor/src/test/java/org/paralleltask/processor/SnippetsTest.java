package org.paralleltask.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles all Java that README and the pages in {@code docs} show, with the processor, and finds no error and no warning.
 *
 * <p>The Java of one page is one program, in the package {@code com.acme}. What surrounds a block follows from its first
 * line of code: see {@link Snippet.Kind}. Classes of the JDK that are used often need no import. What a page leaves out,
 * such as the class of a parameter, is in {@code src/test/resources/snippets}, in a folder of the page's name; if there is a
 * class {@code Surroundings} among it, the members and statements of that page inherit its fields and methods.
 * <code>{ ... }</code> stands for code that throws. A block whose fence is {@code ```java 21} is compiled by Java 21 and
 * newer. What the processor writes itself is not compiled here: {@link GeneratedPageTest} compares it.
 */
class SnippetsTest {
    /** The monitor's classes. Its module is built after this one, with the processor: so they are compiled here. */
    @TempDir
    private static Path monitor;

    @TempDir
    private Path module;

    @BeforeAll
    static void compileTheMonitor() throws IOException {
        Path sources = MarkdownPage.ROOT.resolve("monitor/src/main/java/org/paralleltask/monitor");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", monitor.toString(), "-cp"));
        arguments.add(Stream.concat(Cases.classPath().stream(), Stream.of(Cases.location(GuardedBy.class)))
                .map(File::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        try (Stream<Path> files = Files.list(sources)) {
            files.map(Path::toString).forEach(arguments::add);
        }
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
        assertThat(exit).isZero();
    }

    /** All but the one whose Java needs a module that is built after this one: its {@code GuidePageTest} has that. */
    static List<MarkdownPage> pages() throws IOException {
        return MarkdownPage.forUsers().stream()
                .filter(page -> !page.name().equals("docs/cluster"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void compiles(MarkdownPage page) throws IOException {
        assertThat(problems(page)).isEmpty();
    }

    @Test
    void aTypoIsReportedWithItsPageAndLine() throws IOException {
        List<String> lines = List.of("# A page", "", "```java", "int a = 1;", "long b = aa;", "```");

        assertThat(problems(new MarkdownPage(Path.of("..", "docs", "typo.md"), lines)))
                .singleElement(Assertions.STRING)
                .startsWith("docs/typo.md:5: cannot find symbol")
                .contains("variable aa");
    }

    @Test
    void aMistakeInATaskIsReportedWithItsPageAndLine() throws IOException {
        List<String> lines = List.of("```java", "@ParallelTask", "static int size(Thread thread) { ... }", "```");

        assertThat(problems(new MarkdownPage(Path.of("..", "docs", "thread.md"), lines)))
                .singleElement(Assertions.STRING)
                .startsWith("docs/thread.md:3: ")
                .contains("Thread");
    }

    @Test
    void aModuleThatRequiresTooMuchIsReportedWithItsPageAndLine() throws IOException {
        List<String> lines = List.of("```java", "module com.acme {", "  requires com.other;", "}", "```");

        assertThat(problems(new MarkdownPage(Path.of("..", "docs", "module.md"), lines)))
                .containsExactly("docs/module.md:3: module not found: com.other");
    }

    /** There it is compiled, and run. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void whatIsShownOfAnIntegrationStandsInItsTests(MarkdownPage page) throws IOException {
        for (MarkdownPage.Block block : page.blocks()) {
            if (!block.home().isEmpty()) {
                Path tests = MarkdownPage.ROOT.resolve(Path.of("integrations", block.home(), "src", "test", "java"));
                List<String> sources = new ArrayList<>();
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        sources.add(withoutSpace(Files.readString(file)));
                    }
                }
                String shown = withoutSpace(block.text());
                assertThat(sources).as(page.at(block.line())).anyMatch(source -> source.contains(shown));
            }
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** Lines such as {@code docs/failures.md:42: cannot find symbol}. */
    private List<String> problems(MarkdownPage page) throws IOException {
        Path folder = Cases.RESOURCES.resolve("snippets").resolve(page.name());
        Map<String, String> leftOut = Files.exists(folder) ? Cases.texts(folder) : Map.of();
        String parent = leftOut.containsKey("Surroundings.java") ? "Surroundings" : "Object";

        List<String> problems = new ArrayList<>();
        List<JavaFileObject> program = new ArrayList<>();
        Map<String, MarkdownPage> pages = new HashMap<>();
        leftOut.forEach((file, text) -> program.add(source(Snippet.leftOut(file.replaceFirst("\\.java$", ""), text))));
        for (MarkdownPage.Block block : page.blocks()) {
            if (isToCompile(block)) {
                Snippet snippet = Snippet.of(block, parent);
                if (snippet.kind() == Snippet.Kind.MODULE) {
                    problems.addAll(problemsOfModule(page, snippet));
                } else {
                    JavaFileObject source = source(snippet);
                    program.add(source);
                    pages.put(source.toUri().toString(), page);
                }
            }
        }
        if (!program.isEmpty()) {
            problems.addAll(problemsOf(program, pages));
        }
        return problems;
    }

    private static boolean isToCompile(MarkdownPage.Block block) {
        return block.language().equals("java")
                && block.home().isEmpty()
                && block.since() <= Runtime.version().feature()
                && !block.text().contains("@Generated(");
    }

    private static JavaFileObject source(Snippet snippet) {
        return JavaFileObjects.forSourceString("com.acme." + snippet.name(), snippet.text());
    }

    private static List<String> problemsOf(List<JavaFileObject> program, Map<String, MarkdownPage> pages) {
        List<File> classPath = Stream.concat(
                        Cases.classPath().stream(),
                        Stream.concat(
                                Stream.of(monitor.toFile()),
                                Stream.of(Test.class, Assertions.class).map(Cases::location)))
                .toList();
        Compilation compilation = javac().withClasspath(classPath)
                .withOptions("-Xlint:all,-processing,-try,-auxiliaryclass", "-Xdoclint:all,-missing")
                .withProcessors(new ParallelTaskProcessor())
                .compile(program);
        return described(compilation.diagnostics(), pages);
    }

    /** Of a module that has nothing but its description and a class in the package {@code com.acme}. */
    private List<String> problemsOfModule(MarkdownPage page, Snippet snippet) throws IOException {
        Path description = Files.writeString(module.resolve("module-info.java"), snippet.text());
        Path any = Files.writeString(module.resolve("Any.java"), "package com.acme; class Any {}");
        String modulePath =
                Cases.classPath().stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            List<String> options =
                    List.of("-Xlint:all", "-proc:none", "--module-path", modulePath, "-d", module.toString());
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjects(description, any))
                    .call();
        }
        return described(found.getDiagnostics(), Map.of(description.toUri().toString(), page));
    }

    /** Errors, and warnings of sources; not those of class files in libraries. */
    private static List<String> described(
            List<? extends Diagnostic<? extends JavaFileObject>> found, Map<String, MarkdownPage> pages) {
        List<String> problems = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> problem : found) {
            JavaFileObject source = problem.getSource();
            boolean isOfASource = source != null && source.getKind() == JavaFileObject.Kind.SOURCE;
            if (problem.getKind() == Diagnostic.Kind.ERROR
                    || (isOfASource && problem.getKind() != Diagnostic.Kind.NOTE)) {
                MarkdownPage page =
                        source == null ? null : pages.get(source.toUri().toString());
                String place = page == null ? String.valueOf(source) : page.at(problem.getLineNumber());
                problems.add(place + ": " + problem.getMessage(null));
            }
        }
        return problems;
    }
}
