package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * What an earlier build has left in the output directories of classes that are generated again. Once javac has read a
 * record, it never forgets the record's components. Then javac up to 22 crashes (JDK-8332297) or refuses the new
 * record, and later ones refuse it if it has a written constructor. So javac must not find the old records.
 */
final class EarlierBuild {
    private static final int FIRST_THAT_FORGETS_MOST = 23;

    private final Filer filer;
    private final Elements elements;
    private final boolean isEclipse;

    /** The texts that the sources of records had, by the records' names. */
    private final Map<ClassName, String> sources = new HashMap<>();

    EarlierBuild(ProcessingEnvironment environment) {
        this.filer = environment.getFiler();
        this.elements = environment.getElementUtils();
        // By the class of elements, because the environment may be wrapped.
        this.isEclipse = elements.getClass().getName().startsWith("org.eclipse.");
    }

    /**
     * Removes all components from the sources of records that are about to be generated again. The files themselves
     * stay: they may be on the source path, and javac fails if a file is gone that it knows.
     */
    void emptySources(List<ClassName> names) {
        if (!isEclipse) {
            for (ClassName name : names) {
                file(StandardLocation.SOURCE_OUTPUT, name, ".java").ifPresent(path -> emptySource(name, path));
            }
        }
    }

    private void emptySource(ClassName name, Path path) {
        try {
            String text = Files.exists(path) ? Files.readString(path) : "";
            if (text.contains("record " + name.simpleName() + "(")) {
                sources.put(name, text);
                String packageOf = name.packageName().isEmpty() ? "" : "package " + name.packageName() + "; ";
                Files.writeString(path, packageOf + "record " + name.simpleName() + "() {}\n");
            }
        } catch (IOException e) {
            // the compiler overwrites it soon, or reports why it cannot
        }
    }

    /**
     * Deletes the class file of a record. To be called before the {@link Filer} is asked to create the record, because
     * the Filer first looks for a class of that name.
     *
     * @return a message for the user if javac has already read an earlier one, and so cannot compile the record
     */
    Optional<String> removeClass(JavaFile record) {
        if (isEclipse) {
            return Optional.empty();
        }
        ClassName name = ClassName.get(record.packageName(), record.typeSpec().name());
        boolean deleted = file(StandardLocation.CLASS_OUTPUT, name, ".class")
                .filter(EarlierBuild::delete)
                .isPresent();
        return isKnown(name, record)
                ? Optional.of(problem(name, deleted || sources.containsKey(name)))
                : Optional.empty();
    }

    private boolean isKnown(ClassName name, JavaFile record) {
        TypeElement known = elements.getTypeElement(name.canonicalName());
        if (known == null || NamedTypes.components(known).isEmpty()) {
            return false;
        }
        String text = record.toString();
        boolean isFromSource = elements.getDocComment(known) != null;
        boolean isSame = isFromSource && text.equals(sources.get(name));
        boolean hasConstructor = text.contains("@SafeVarargs"); // the only reason to write a constructor
        boolean isForgotten = Runtime.version().feature() >= FIRST_THAT_FORGETS_MOST && !hasConstructor;
        return !isSame && !isForgotten;
    }

    private static String problem(ClassName record, boolean deleted) {
        return "javac " + Runtime.version().feature() + " cannot compile the generated record " + record.simpleName()
                + " again (JDK-8332297): another source names it, and javac has read for that what an earlier build has"
                + " left; "
                + (deleted
                        ? "it is deleted now: compile once more"
                        : "take the earlier build off the class path and the source path, or delete it");
    }

    /** The path of a file of the Filer, which cannot delete files itself. The file may not exist. */
    private Optional<Path> file(StandardLocation location, ClassName name, String suffix) {
        try {
            URI file = filer.getResource(location, name.packageName(), name.simpleName() + suffix)
                    .toUri();
            return Optional.of(Path.of(file));
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty(); // there is no such location, or it is no directory
        }
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false; // javac will report that it cannot write the file
        }
    }
}
