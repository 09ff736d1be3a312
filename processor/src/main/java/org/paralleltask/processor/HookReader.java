package org.paralleltask.processor;

import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;

/** Reads hooks from javac's model. */
final class HookReader {
    private final Messager messager;
    private final HookRules rules;

    HookReader(ProcessingEnvironment environment) {
        this.messager = environment.getMessager();
        this.rules = new HookRules(new SignatureRules(
                environment.getElementUtils(),
                new SendableTypes(environment.getElementUtils(), environment.getTypeUtils())));
    }

    /** Reports every mistake in a hook. To be called once for each hook, although its class may have many tasks. */
    void check(ExecutableElement hook) {
        rules.check(hook, Mistakes.reportedTo(messager));
    }

    /** Whether no hook in the class of a method has a mistake. It reports nothing. */
    boolean areValidBeside(ExecutableElement method) {
        Mistakes mistakes = Mistakes.noticed();
        HookMethods.allIn(NamedTypes.owner(method)).forEach(hook -> rules.check(hook, mistakes));
        return mistakes.none();
    }

    /** Reads a hook, which must be valid. */
    static TaskMethod.Hook read(ExecutableElement hook, TypeNames names) {
        return new TaskMethod.Hook(
                hook.getSimpleName().toString(),
                !hook.getParameters().isEmpty(),
                names.result(hook),
                hook.getThrownTypes().stream().map(TypeNames::bare).toList());
    }
}
