package org.paralleltask.processor;

import javax.lang.model.element.VariableElement;

/** On which way a value crosses between the processes, and who gets it there. */
enum Crossing {
    /** With each task. */
    ARGUMENT("parameter", "each task"),
    /** Once to each worker. */
    SHARED("parameter", "each worker"),
    /** Home: what a task or an exit hook returns. */
    RESULT("result", "the program"),
    /** Home: what a task passes to a method of a managed object. */
    CALL("parameter", "the program"),
    /** What a method of a managed object returns to a task. */
    ANSWER("result", "the task");

    private final String noun;
    private final String receiver;

    Crossing(String noun, String receiver) {
        this.noun = noun;
        this.receiver = receiver;
    }

    static Crossing of(VariableElement parameter) {
        return MethodTypes.isShared(parameter) ? SHARED : ARGUMENT;
    }

    /** What crosses, as sentences call it: {@code parameter}. */
    String noun() {
        return noun;
    }

    /** Who gets the copy that arrives: {@code each task}. */
    String receiver() {
        return receiver;
    }
}
