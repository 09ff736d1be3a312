package org.paralleltask.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** The rules for an {@code @OnWorkerStart} or {@code @OnWorkerExit} method, so that each worker can run it once. */
final class HookRules {
    private final SignatureRules rules;

    HookRules(SignatureRules rules) {
        this.rules = rules;
    }

    /** Checks a hook. A method that is both a start and an exit hook is checked by the rules of both. */
    void check(ExecutableElement hook, Mistakes mistakes) {
        List<Role> roles =
                Role.of(hook).stream().filter(role -> role != Role.TASK).toList();
        if (Role.TASK.isOf(hook)) {
            roles.forEach(role -> mistakes.at(
                    hook,
                    "A @ParallelTask method must not be " + role.object() + ": a hook runs once in each worker, beside"
                            + " the tasks and without their arguments"));
            return;
        }
        checkHead(roles.get(0), hook, mistakes);
        for (Role role : roles) {
            checkOnlyOne(role, hook, mistakes);
            checkResult(role, hook, mistakes);
        }
    }

    /** Checks the rules that start and exit hooks have in common. */
    private void checkHead(Role role, ExecutableElement hook, Mistakes mistakes) {
        TypeElement owner = NamedTypes.owner(hook);
        if (HookMethods.in(owner, Role.TASK).isEmpty()) {
            mistakes.at(
                    hook,
                    role.subject() + " must be in the class of a @ParallelTask method: a worker runs the hooks of the"
                            + " class whose tasks it runs, and " + owner.getSimpleName() + " has no task");
        }
        rules.checkModifiers(role, hook, mistakes);
        rules.checkTypeParameters(role, hook, mistakes);
        checkParameters(role, hook, mistakes);
        rules.checkExceptions(role, hook, mistakes);
    }

    private static void checkParameters(Role role, ExecutableElement hook, Mistakes mistakes) {
        boolean hasContext = false;
        for (VariableElement parameter : hook.getParameters()) {
            if (MethodTypes.isTaskContext(parameter)) {
                mistakes.at(
                        parameter,
                        role.subject() + " must not take a TaskContext: a hook has no task; take a WorkerContext");
            } else if (!hasContext && MethodTypes.isWorkerContext(parameter)) {
                hasContext = true;
            } else if (!NamedTypes.isUnresolved(parameter.asType())) { // javac reports a type that does not exist
                mistakes.at(
                        parameter,
                        role.subject() + " must take nothing or one WorkerContext: a worker has nothing else to give"
                                + " to it");
            }
        }
    }

    private static void checkOnlyOne(Role role, ExecutableElement hook, Mistakes mistakes) {
        if (HookMethods.in(NamedTypes.owner(hook), role).indexOf(hook) > 0) {
            mistakes.at(
                    hook,
                    "A class must not have more than one " + role.noun() + ": which would run first is not to be"
                            + " seen; let one call the other");
        }
    }

    private void checkResult(Role role, ExecutableElement hook, Mistakes mistakes) {
        if (role == Role.EXIT_HOOK) {
            rules.checkResult(role, hook, mistakes);
        } else if (hook.getReturnType().getKind() != TypeKind.VOID) {
            mistakes.at(
                    hook,
                    role.subject()
                            + " must return nothing: its value would be lost; keep what the tasks need in a static field");
        }
    }
}
