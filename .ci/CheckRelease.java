import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Looks at a release that was deployed to a folder, as Maven Central does: whether all artifacts are there and no others, and
 * whether each has what is asked of it. CONTRIBUTING has the commands.
 */
public final class CheckRelease {
    private static final Set<String> PARENTS =
            Set.of("paralleltask-bom", "paralleltask-parent", "paralleltask-integrations");

    private final Path artifacts;
    private final List<String> faults = new ArrayList<>();

    private CheckRelease(Path artifacts) {
        this.artifacts = artifacts;
    }

    /** {@code java .ci/CheckRelease.java FOLDER}, in the root of the repository. Exit code 1 if there is a fault. */
    public static void main(String[] args) throws Exception {
        CheckRelease check = new CheckRelease(Path.of(args[0], "org", "paralleltask"));
        Set<String> released = new TreeSet<>(PARENTS);
        children(read(Path.of("bom", "pom.xml")), "dependencyManagement", "dependencies", "dependency")
                .forEach(each -> released.add(text(each, "artifactId").orElseThrow()));
        boolean isSigned = check.all(released);
        check.faults.forEach(System.out::println);
        System.out.println(released.size() + " artifacts, " + (isSigned ? "signed" : "not signed") + ", "
                + check.faults.size() + " faults");
        System.exit(check.faults.isEmpty() ? 0 : 1);
    }

    private boolean all(Set<String> released) throws Exception {
        boolean isSigned = true;
        for (String name : list(artifacts)) {
            if (!released.contains(name)) {
                faults.add(name + " is no module of the BOM, and is released");
            }
        }
        for (String name : released) {
            if (Files.exists(artifacts.resolve(name))) {
                isSigned &= one(name);
            } else {
                faults.add(name + " is missing");
            }
        }
        return isSigned;
    }

    /** Returns whether all of its files are signed. */
    private boolean one(String name) throws Exception {
        Path pom = pom(name);
        Element project = read(pom);
        for (String own : List.of("modelVersion", "artifactId", "name", "description")) {
            if (text(project, own).isEmpty()) {
                faults.add(name + ": its POM has no " + own);
            }
        }
        for (String inherited : List.of("groupId", "version", "url")) {
            if (inherited(project, inherited).isEmpty()) {
                faults.add(name + ": its POM has no " + inherited);
            }
        }
        for (List<String> inherited : List.of(
                List.of("licenses", "license", "name"),
                List.of("licenses", "license", "url"),
                List.of("developers", "developer", "name"),
                List.of("scm", "url"),
                List.of("scm", "connection"))) {
            if (inherited(project, inherited.toArray(String[]::new)).isEmpty()) {
                faults.add(name + ": its POM has no " + String.join("/", inherited));
            }
        }
        boolean isSigned = isSigned(pom);
        if (text(project, "packaging").equals(Optional.of("pom"))) {
            return isSigned;
        }
        return isSigned & jar(pom, ".jar", "META-INF/LICENSE")
                & jar(pom, "-sources.jar", ".java")
                & jar(pom, "-javadoc.jar", "index.html");
    }

    private boolean jar(Path pom, String ending, String content) throws IOException {
        Path jar = pom.resolveSibling(pom.getFileName().toString().replaceFirst("\\.pom$", ending));
        if (!Files.exists(jar)) {
            faults.add(jar.getFileName() + " is missing");
            return true;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.stream().noneMatch(entry -> entry.getName().endsWith(content))) {
                faults.add(jar.getFileName() + " has no " + content);
            }
        }
        return isSigned(jar);
    }

    private static boolean isSigned(Path file) {
        return Files.exists(file.resolveSibling(file.getFileName() + ".asc"));
    }

    private Path pom(String name) throws IOException {
        try (Stream<Path> files = Files.walk(artifacts.resolve(name))) {
            return files.filter(file -> file.toString().endsWith(".pom"))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IOException(name + " has no POM"));
        }
    }

    /** What a project says, or one from which it inherits. */
    private Optional<Element> inherited(Element project, String... path) throws Exception {
        Optional<Element> own = children(project, path).filter(each -> !each.getTextContent().isBlank()).findFirst();
        if (own.isPresent()) {
            return own;
        }
        Optional<Element> parent = children(project, "parent").findFirst();
        return parent.isEmpty() ? parent : inherited(read(pom(text(parent.get(), "artifactId").orElseThrow())), path);
    }

    private static Optional<String> text(Element of, String name) {
        return children(of, name).map(Element::getTextContent).filter(text -> !text.isBlank()).findFirst();
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

    private static Element read(Path pom) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    }

    private static List<String> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
