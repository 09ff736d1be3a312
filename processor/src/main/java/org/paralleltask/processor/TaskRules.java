package org.paralleltask.processor;

import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The rules for a {@code @ParallelTask} method, so that another process can run it. */
final class TaskRules {
    private final Elements elements;
    private final SignatureRules rules;
    private final ManagedRules managed;

    TaskRules(Elements elements, SignatureRules rules, ManagedRules managed) {
        this.elements = elements;
        this.rules = rules;
        this.managed = managed;
    }

    void check(ExecutableElement method, Mistakes mistakes) {
        rules.checkModifiers(Role.TASK, method, mistakes);
        checkEnclosing(method, mistakes);
        rules.checkTypeParameters(Role.TASK, method, mistakes);
        checkContexts(method, mistakes);
        MethodTypes.sent(method).forEach(parameter -> {
            String name = parameter.getSimpleName().toString();
            if (MethodTypes.isManaged(parameter)) {
                managed.check(method, parameter, mistakes);
            } else {
                rules.checkSendable(Role.TASK, Crossing.of(parameter), parameter.asType(), name, parameter, mistakes);
            }
            rules.checkAccess(Role.TASK, method, parameter.asType(), parameter, mistakes);
        });
        rules.checkResult(Role.TASK, method, mistakes);
        rules.checkExceptions(Role.TASK, method, mistakes);
    }

    /**
     * Checks that each {@code @Shared} or {@code @Managed} parameter belongs to a task: no other method gets its value.
     */
    static void checkGiven(
            Class<? extends Annotation> annotation, Set<? extends Element> parameters, Mistakes mistakes) {
        for (Element parameter : parameters) {
            ExecutableElement method = (ExecutableElement) Objects.requireNonNull(parameter.getEnclosingElement());
            if (!Role.TASK.isOf(method)) {
                boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
                mistakes.at(
                        parameter,
                        "A @" + annotation.getSimpleName()
                                + " parameter must be one of a @ParallelTask method: it is what a"
                                + " pool is given when it is opened, and "
                                + (isConstructor ? "a constructor" : method.getSimpleName())
                                + " has no pool");
            }
        }
    }

    private void checkEnclosing(ExecutableElement method, Mistakes mistakes) {
        if (CompactSources.declares(NamedTypes.outermost(NamedTypes.owner(method)), elements)) {
            mistakes.at(
                    method,
                    "A @ParallelTask method must be in a class that has a name: the generated worker class calls it, and"
                            + " cannot name what a compact source file declares; write a class around it");
        }
        for (TypeElement type : NamedTypes.withEnclosing(NamedTypes.owner(method))) {
            if (type.getModifiers().contains(Modifier.PRIVATE)) {
                mistakes.at(
                        method,
                        "A @ParallelTask method must not be in a private class: the generated worker class calls it"
                                + " and cannot reach " + type.getSimpleName());
            }
        }
    }

    private static void checkContexts(ExecutableElement method, Mistakes mistakes) {
        method.getParameters().stream()
                .filter(MethodTypes::isTaskContext)
                .skip(1)
                .forEach(second -> mistakes.at(
                        second,
                        "A @ParallelTask method must not take more than one TaskContext: both would stand for the"
                                + " same run"));
        method.getParameters().stream()
                .filter(parameter -> MethodTypes.isTaskContext(parameter) && MethodTypes.isGiven(parameter))
                .forEach(context -> mistakes.at(
                        context,
                        "A TaskContext must not be @" + (MethodTypes.isShared(context) ? "Shared" : "Managed")
                                + ": it stands for one run, and each run has its own"));
        method.getParameters().stream()
                .filter(MethodTypes::isWorkerContext)
                .forEach(context -> mistakes.at(
                        context,
                        "A @ParallelTask method must not take a WorkerContext: it is for hooks; take a TaskContext,"
                                + " which is one"));
    }
}
