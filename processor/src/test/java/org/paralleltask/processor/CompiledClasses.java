package org.paralleltask.processor;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.paralleltask.ParallelTask;

/** The classes of a compilation. */
final class CompiledClasses extends ClassLoader {
    private final Map<String, byte[]> files = new HashMap<>();

    CompiledClasses(Compilation compilation) throws IOException {
        super(ParallelTask.class.getClassLoader());
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                String name = file.getName()
                        .replaceFirst("^/CLASS_OUTPUT/", "")
                        .replaceFirst("\\.class$", "")
                        .replace('/', '.');
                try (InputStream bytes = file.openInputStream()) {
                    files.put(name, bytes.readAllBytes());
                }
            }
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = files.get(name);
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, file, 0, file.length);
    }
}
