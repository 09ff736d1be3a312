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
 * The class files that classes generated now would hide at run time, as those of a program's tests hide its own of the
 * same name. Those that an earlier build made of the same method are about to be replaced, and are not among them.
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
     * The first class file that would be hidden by the classes that a method gets, whose names no source has.
     *
     * <p>The worker class is asked first, and says of all whose they are: of what an earlier build made of the same
     * method, no other class file is read.
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
     * Whether a method of the class path is a task. If it is gone, its worker class is a leftover; if its class is among
     * the sources, so are the names that it gets now.
     */
    private boolean isTask(ModuleElement module, String method) {
        int dot = method.lastIndexOf('.');
        @Nullable TypeElement owner = elements.getTypeElement(module, method.substring(0, dot));
        return owner != null
                && !sources.hasSource(NamedTypes.outermost(owner))
                && HookMethods.in(owner, Role.TASK).stream()
                        .anyMatch(task -> task.getSimpleName().contentEquals(method.substring(dot + 1)));
    }

    /** Whether the class file is where this compilation writes its own, and so is about to be replaced. */
    private boolean isInOutput(ClassName name) {
        try {
            filer.getResource(StandardLocation.CLASS_OUTPUT, name.packageName(), name.simpleName() + ".class")
                    .openInputStream()
                    .close();
            return true;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false; // it is not there, or the compiler has no such place
        }
    }
}
