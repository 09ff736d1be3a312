package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paralleltask.DeathCause;
import org.paralleltask.ParallelTask;
import org.paralleltask.PoolOptions;
import org.paralleltask.TaskException;
import org.xml.sax.SAXException;

/** What the documents say beside Java is true: links, XML, versions, commands, options. {@link SnippetsTest} has the Java. */
class DocsTest {
    private static final Set<String> LANGUAGES = Set.of("groovy", "java", "mermaid", "sh", "text", "xml", "yaml");
    private static final Pattern VERSION = Pattern.compile(
            "paralleltask-(?:runtime|processor|monitor)(?:</artifactId>\\s*<version>|:)([\\w.-]+)(?:</version>|')");
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>([\\w-]+-plugin)</artifactId>\\s*<version>([\\w.-]+)</version>");
    private static final Pattern FACADE_METHOD =
            Pattern.compile("^  public (?:static )?[\\w<>, ]+ (\\w+)\\(", Pattern.MULTILINE);
    private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");
    private static final Pattern PROFILE = Pattern.compile("-P(\\w+)");
    private static final Pattern OUR_JAR = Pattern.compile("(\\w+)/target/([\\w-]+)\\.jar");
    private static final Pattern FILE = Pattern.compile(
            "(?<=^|[ =])(?:\\./)?((?:benchmark|cluster|docs|documents|example|monitor|processor|runtime|\\.ci)/\\S+)");

    static List<MarkdownPage> pages() throws IOException {
        List<MarkdownPage> pages = new ArrayList<>(MarkdownPage.forUsers());
        for (String more : List.of("CHANGELOG.md", "CONTRIBUTING.md", "DESIGN.md", "benchmark/README.md")) {
            pages.add(MarkdownPage.read(MarkdownPage.ROOT.resolve(more)));
        }
        return pages;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void linksLeadToFilesAndHeadingsThatExist(MarkdownPage page) {
        assertThat(page.links())
                .allSatisfy(link -> assertThat(leadsSomewhere(page, link.target()))
                        .as("%s: %s", page.at(link.line()), link.target())
                        .isTrue());
    }

    private static boolean leadsSomewhere(MarkdownPage page, String target) {
        if (target.startsWith("https://")) {
            return true;
        }
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path =
                file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
        return Files.exists(path)
                && (hash < 0 || MarkdownPage.read(path).anchors().contains(target.substring(hash + 1)));
    }

    /** So that {@link SnippetsTest} sees all Java, and this test all XML. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyBlockNamesItsLanguage(MarkdownPage page) {
        assertThat(page.blocks())
                .allSatisfy(
                        block -> assertThat(LANGUAGES).as(page.at(block.line())).contains(block.language()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void xmlIsWellFormed(MarkdownPage page) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        parser.setErrorHandler(null);
        for (MarkdownPage.Block block : blocks(page, "xml")) {
            byte[] document = ("<all>" + block.text() + "</all>").getBytes(StandardCharsets.UTF_8);
            try {
                parser.parse(new ByteArrayInputStream(document));
            } catch (SAXException e) {
                throw new AssertionError(page.at(block.line()) + ": " + e.getMessage(), e);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void namesTheVersionOfThisBuild(MarkdownPage page) throws IOException {
        String pom = Files.readString(MarkdownPage.ROOT.resolve("pom.xml"));
        for (MarkdownPage.Block block : page.blocks()) {
            assertThat(VERSION.matcher(block.text()).results().map((MatchResult found) -> found.group(1)))
                    .as(page.at(block.line()))
                    .allSatisfy(version -> assertThat(pom).contains("<version>" + version + "</version>"));
        }
    }

    /** What a page shows of another project's plugin is what the projects of {@code integration-tests} are built with. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void namesTheVersionOfAPluginThatIsTested(MarkdownPage page) throws IOException {
        for (MarkdownPage.Block block : blocks(page, "xml")) {
            for (MatchResult plugin : PLUGIN.matcher(block.text()).results().toList()) {
                assertThat(versionsInProjects(plugin.group(1)))
                        .as("%s: %s", page.at(block.line()), plugin.group(1))
                        .isSubsetOf(plugin.group(2));
            }
        }
    }

    private static Set<String> versionsInProjects(String plugin) throws IOException {
        Set<String> versions = new TreeSet<>();
        Path projects = MarkdownPage.ROOT.resolve("integration-tests/src/projects");
        try (Stream<Path> poms = Files.find(projects, 2, (file, attributes) -> file.endsWith("pom.xml"))) {
            for (Path pom : poms.toList()) {
                PLUGIN.matcher(Files.readString(pom))
                        .results()
                        .filter(found -> found.group(1).equals(plugin))
                        .forEach(found -> versions.add(found.group(2)));
            }
        }
        return versions;
    }

    /** Maven's modules and profiles, jars that the build makes, and files of the repository. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void commandsNameWhatThereIs(MarkdownPage page) throws IOException {
        for (MarkdownPage.Block block : blocks(page, "sh")) {
            for (String line : block.lines()) {
                String command = line.replaceFirst("#.*", "");
                assertThat(missing(command))
                        .as(page.at(block.line()) + ": " + line)
                        .isEmpty();
            }
        }
    }

    private static List<String> missing(String command) throws IOException {
        List<String> missing = new ArrayList<>();
        for (MatchResult modules : MODULES.matcher(command).results().toList()) {
            for (String module : modules.group(1).split(",", -1)) {
                if (!Files.exists(MarkdownPage.ROOT.resolve(module).resolve("pom.xml"))) {
                    missing.add("module " + module);
                }
            }
        }
        for (MatchResult profile : PROFILE.matcher(command).results().toList()) {
            if (!someModuleHas("<id>" + profile.group(1) + "</id>")) {
                missing.add("profile " + profile.group(1));
            }
        }
        for (MatchResult file : FILE.matcher(command).results().toList()) {
            MatchResult jar =
                    OUR_JAR.matcher(file.group(1)).results().findFirst().orElse(null);
            if (jar == null ? !Files.exists(MarkdownPage.ROOT.resolve(file.group(1))) : !isBuilt(jar)) {
                missing.add("file " + file.group(1));
            }
        }
        return missing;
    }

    private static boolean isBuilt(MatchResult jar) throws IOException {
        String pom = Files.readString(MarkdownPage.ROOT.resolve(jar.group(1)).resolve("pom.xml"));
        return pom.contains("<finalName>" + jar.group(2) + "</finalName>")
                || pom.contains("/" + jar.group(2) + ".jar</outputFile>");
    }

    private static boolean someModuleHas(String text) throws IOException {
        for (String module : List.of("", "runtime", "processor", "monitor", "example", "benchmark", "cluster")) {
            if (Files.readString(MarkdownPage.ROOT.resolve(module).resolve("pom.xml"))
                    .contains(text)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void readmeIsShortAndHasTheTwoCommands() {
        List<String> readme =
                MarkdownPage.read(MarkdownPage.ROOT.resolve("README.md")).lines();

        assertThat(readme)
                .hasSizeLessThanOrEqualTo(150)
                .contains(
                        "mvn -q -Dmaven.test.skip -pl example -am package && java -jar example/target/paralleltask-example.jar",
                        "mvn verify");
    }

    /** The plugin that Maven 3.6 to 3.8 would take runs no processor, and does not say so. */
    @Test
    void pomsNameAVersionOfMavensCompilerPlugin() throws IOException {
        for (MarkdownPage page : MarkdownPage.forUsers()) {
            for (MarkdownPage.Block block : blocks(page, "xml")) {
                if (block.text().contains("maven-compiler-plugin")) {
                    assertThat(block.text())
                            .as(page.at(block.line()))
                            .containsPattern(
                                    "<artifactId>maven-compiler-plugin</artifactId>\\s+<version>3\\.1[2-9]\\.");
                }
            }
        }
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        MarkdownPage index = MarkdownPage.read(MarkdownPage.ROOT.resolve("docs").resolve("README.md"));
        List<String> others = MarkdownPage.forUsers().stream()
                .map(page -> page.path().getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .toList();

        assertThat(index.links()).extracting(MarkdownPage.Link::target).containsAll(others);
    }

    @Test
    void theOptionsPageNamesEveryOption() {
        String page = text("options");

        assertThat(Stream.of(PoolOptions.class.getMethods())
                        .filter(method ->
                                method.getReturnType() == PoolOptions.class && method.getParameterCount() == 1)
                        .map(Method::getName)
                        .filter(name -> !name.startsWith("withSystemProperties"))
                        .distinct())
                .allSatisfy(option -> assertThat(page).contains("| `" + option + "`"));
        assertThat(Stream.of(ParallelTask.class.getDeclaredMethods()).map(Method::getName))
                .allSatisfy(member -> assertThat(page).contains("| `" + member + "`"));
    }

    @Test
    void theFailuresPageNamesEveryCauseAndException() {
        String page = text("failures");

        assertThat(DeathCause.values()).allSatisfy(cause -> assertThat(page).contains("| `" + cause + "`"));
        assertThat(TaskException.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .allSatisfy(exception -> assertThat(page).contains("`" + exception + "`"));
    }

    @Test
    void thePoolPageNamesEveryCall() throws IOException {
        String page = text("pool");
        String pool = Files.readString(Cases.RESOURCES.resolve("expected/primes/com/acme/SumPrimesPool.java"));

        assertThat(FACADE_METHOD.matcher(pool).results().map((MatchResult method) -> method.group(1)))
                .contains("call", "awaitTermination")
                .filteredOn(name -> !name.equals("toString"))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "("));
    }

    private static String text(String page) {
        Path path = MarkdownPage.ROOT.resolve("docs").resolve(page + ".md");
        return String.join("\n", MarkdownPage.read(path).lines());
    }

    private static List<MarkdownPage.Block> blocks(MarkdownPage page, String language) {
        return page.blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }
}
