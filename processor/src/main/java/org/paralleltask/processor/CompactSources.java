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
 * Finds the classes that are declared by nothing but their files (JEP 512, Java 25): no code can name them.
 *
 * <p>Javac's model shows a class of the file's name like any other, so the file's text is asked whether it declares one.
 */
final class CompactSources {
    private static final String GAP = "(?:\\s|/\\*.*?\\*/|//[^\\n]*\\n)+";

    private CompactSources() {}

    /** Whether a top-level class is declared by its file. */
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

    /** The text of the file that a class comes from; empty where it is no source, or the compiler does not tell. */
    private static Optional<String> text(TypeElement type, Elements elements) {
        try {
            // Since 18; we compile for 17, which has no such files.
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
