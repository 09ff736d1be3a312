package org.paralleltask.processor;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Finds class files on the class path that the classes generated now would hide at run time, as a program's test
 * classes hide its own classes of the same name. Class files that an earlier build made of the same method do not
 * count, because they are about to be replaced.
 */
final class HiddenClasses {
    private final Elements elements;
    private final Filer filer;
    private final TakenNames sources;

    HiddenClasses(ProcessingEnvironment environment, TakenNames sources) {
        this.elements = environment.getElementUtils();
        this.filer = environment.getFiler();
        this.sources = sources;
    }

    /**
     * The first class file that the classes of a method would hide. No source has one of their names.
     *
     * <p>The worker class is looked at first. If it was made of the same method by an earlier build, so were the
     * others, and their class files are not read.
     */
    Optional<TakenNames.Holder.Compiled> hiddenBy(ExecutableElement method, ClassName worker, List<ClassName> all) {
        ModuleElement module = elements.getModuleOf(method);
        Optional<String> origin = find(module, worker).flatMap(GeneratedFor::method);
        if (origin.isPresent()) {
            return origin.filter(other -> !other.equals(GeneratedFor.text(method)) && isTask(module, other))
                    .map(other -> new TakenNames.Holder.Compiled(worker, Optional.of(other)));
        }
        return all.stream()
                .filter(name -> find(module, name).isPresent() && !isInOutput(name))
                .map(name -> new TakenNames.Holder.Compiled(name, Optional.empty()))
                .findFirst();
    }

    private Optional<TypeElement> find(ModuleElement module, ClassName name) {
        return Optional.ofNullable(elements.getTypeElement(module, name.canonicalName()));
    }

    /**
     * Whether a method of the class path is a task. If the method is gone, its worker class is a leftover. If the
     * method's class is among the sources, the names that it gets now are known from there.
     */
    private boolean isTask(ModuleElement module, String method) {
        int dot = method.lastIndexOf('.');
        @Nullable TypeElement owner = elements.getTypeElement(module, method.substring(0, dot));
        return owner != null
                && !sources.hasSource(NamedTypes.outermost(owner))
                && HookMethods.in(owner, Role.TASK).stream()
                        .anyMatch(task -> task.getSimpleName().contentEquals(method.substring(dot + 1)));
    }

    /**
     * Whether the class file is in the directory to which this compilation writes, so that it is about to be replaced.
     */
    private boolean isInOutput(ClassName name) {
        try {
            filer.getResource(StandardLocation.CLASS_OUTPUT, name.packageName(), name.simpleName() + ".class")
                    .openInputStream()
                    .close();
            return true;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false; // it is not there, or the compiler has no such directory
        }
    }
}
