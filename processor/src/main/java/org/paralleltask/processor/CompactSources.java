package org.paralleltask.processor;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;

/**
 * Finds the classes of compact source files, which the file itself declares (JEP 512, Java 25). No code can name such a
 * class.
 *
 * <p>Javac's model shows it as any other class of the file's name, so this looks in the file's text for a declaration.
 */
final class CompactSources {
    private static final String GAP = "(?:\\s|/\\*.*?\\*/|//[^\\n]*\\n)+";

    private CompactSources() {}

    /** Whether a top-level class is that of a compact source file. */
    static boolean declares(TypeElement type, Elements elements) {
        return elements.getPackageOf(type).isUnnamed()
                && type.getModifiers().contains(Modifier.FINAL)
                && text(type, elements)
                        .filter(text -> !Pattern.compile(
                                        "\\b(?:class|enum|record)" + GAP + type.getSimpleName() + "\\b", Pattern.DOTALL)
                                .matcher(text)
                                .find())
                        .isPresent();
    }

    /** The text of the file that a class comes from; empty if that is no source, or if the compiler does not tell. */
    private static Optional<String> text(TypeElement type, Elements elements) {
        try {
            // A method of Java 18; this is compiled for 17, which has no such files.
            Object file =
                    Elements.class.getMethod("getFileObjectOf", Element.class).invoke(elements, type);
            return file instanceof FileObject source
                    ? Optional.of(source.getCharContent(true).toString())
                    : Optional.empty();
        } catch (NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException
                | IOException
                | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
