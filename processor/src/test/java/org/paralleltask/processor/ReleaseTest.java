package org.paralleltask.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The POMs say of each module the same thing in all places: it is released with all that belongs to it, or not at all. */
class ReleaseTest {
    private static final Set<String> PARENTS =
            Set.of("paralleltask-bom", "paralleltask-parent", "paralleltask-integrations");
    private static final List<String> IN_THE_BOM =
            List.of("dependencyManagement", "dependencies", "dependency", "artifactId");

    private static Map<String, Element> poms;
    private static Set<String> bom;

    @BeforeAll
    static void readPoms() throws Exception {
        poms = new HashMap<>();
        for (Path pom : poms()) {
            Element project = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
            poms.put(texts(project, "artifactId").get(0), project);
        }
        bom = new TreeSet<>(texts(pom("paralleltask-bom"), IN_THE_BOM.toArray(String[]::new)));
        assertThat(bom).contains("paralleltask-runtime", "paralleltask-cluster");
        assertThat(poms.keySet()).containsAll(bom).containsAll(PARENTS);
    }

    /** The POMs of the root, of its modules and of their modules. */
    private static List<Path> poms() throws IOException {
        try (Stream<Path> files = Files.find(MarkdownPage.ROOT, 3, (file, attributes) -> file.endsWith("pom.xml"))) {
            return files.filter(file -> !file.toString().contains("target")).toList();
        }
    }

    private static Element pom(String artifact) {
        return Objects.requireNonNull(poms.get(artifact), artifact);
    }

    private static Set<String> notReleased() {
        Set<String> rest = new TreeSet<>(poms.keySet());
        rest.removeAll(bom);
        rest.removeAll(PARENTS);
        return rest;
    }

    @Test
    void whatIsNotInTheBomIsNotReleased() {
        for (String publishing : List.of("paralleltask-parent", "paralleltask-bom")) {
            assertThat(new TreeSet<>(releasePlugin(publishing, "central-publishing-maven-plugin", "excludeArtifact")))
                    .as(publishing)
                    .isEqualTo(notReleased());
        }
        for (String module : notReleased()) {
            assertThat(texts(pom(module), "properties", "maven.deploy.skip"))
                    .as(module)
                    .containsExactly("true");
        }
    }

    @Test
    void eachReleasedModuleHasSourcesAndJavadoc() {
        for (String module : bom) {
            assertThat(plugins(pom(module))).as(module).contains("maven-source-plugin", "maven-javadoc-plugin");
            assertThat(texts(pom(module), "name")).as(module).hasSize(1);
            assertThat(texts(pom(module), "description")).as(module).hasSize(1);
        }
    }

    /** Its own, and those that it inherits. */
    private static List<String> plugins(Element project) {
        List<String> plugins = new ArrayList<>(texts(project, "build", "plugins", "plugin", "artifactId"));
        for (String parent : texts(project, "parent", "artifactId")) {
            plugins.addAll(plugins(pom(parent)));
        }
        return plugins;
    }

    /** It has no parent, so it says again how it is signed and published. */
    @Test
    void theBomIsReleasedAsTheOthersAre() {
        for (String plugin : List.of("maven-gpg-plugin", "central-publishing-maven-plugin")) {
            for (String what : List.of("version", "phase", "goal", "extensions", "publishingServerId")) {
                assertThat(releasePlugin("paralleltask-bom", plugin, what))
                        .as(plugin + ", " + what)
                        .isEqualTo(releasePlugin("paralleltask-parent", plugin, what));
            }
            assertThat(releasePlugin("paralleltask-bom", plugin, "version")).hasSize(1);
        }
        assertThat(releasePlugin("paralleltask-bom", "maven-deploy-plugin", "version"))
                .isEqualTo(children(pom("paralleltask-parent"), "build", "pluginManagement", "plugins", "plugin")
                        .filter(each -> texts(each, "artifactId").contains("maven-deploy-plugin"))
                        .flatMap(each -> texts(each, "version").stream())
                        .toList())
                .hasSize(1);
        assertThat(texts(pom("paralleltask-bom"), "version")).isEqualTo(texts(pom("paralleltask-parent"), "version"));
    }

    /** A package that is renamed must not end the comparison with the last release. */
    @Test
    void comparesPackagesThatAreThere() throws IOException {
        Set<String> compared = new TreeSet<>(releasePlugin("paralleltask-parent", "japicmp-maven-plugin", "include"));
        Set<String> there = new TreeSet<>();
        for (Path pom : poms()) {
            Path sources = pom.resolveSibling("src/main/java");
            compared.stream()
                    .filter(name -> Files.exists(sources.resolve(name.replace('.', '/'))))
                    .forEach(there::add);
        }
        assertThat(there).isEqualTo(compared);
        assertThat(compared).contains("org.paralleltask.pool.jmx").doesNotContain("org.paralleltask.codec");
    }

    private static List<String> releasePlugin(String module, String plugin, String what) {
        List<String> found = new ArrayList<>();
        children(pom(module), "profiles", "profile")
                .filter(profile -> texts(profile, "id").contains("release"))
                .flatMap(profile -> children(profile, "build", "plugins", "plugin"))
                .filter(each -> texts(each, "artifactId").contains(plugin))
                .forEach(each -> {
                    NodeList nodes = each.getElementsByTagName(what);
                    IntStream.range(0, nodes.getLength())
                            .forEach(i -> found.add(nodes.item(i).getTextContent()));
                });
        return found;
    }

    private static List<String> texts(Element of, String... path) {
        return children(of, path).map(Element::getTextContent).toList();
    }

    private static Stream<Element> children(Element of, String... path) {
        if (path.length == 0) {
            return Stream.of(of);
        }
        NodeList nodes = of.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node instanceof Element && node.getNodeName().equals(path[0]))
                .flatMap(node -> children((Element) node, Arrays.copyOfRange(path, 1, path.length)));
    }
}
