package org.paralleltask.processor;

import javax.lang.model.element.VariableElement;

/** The ways on which a value crosses between the processes, with the words for messages. */
enum Crossing {
    /** To a worker, with each task. */
    ARGUMENT("parameter", "each task"),
    /** To each worker, once. */
    SHARED("parameter", "each worker"),
    /** To the program: what a task or an exit hook returns. */
    RESULT("result", "the program"),
    /** To the program: what a task passes to a method of a managed object. */
    CALL("parameter", "the program"),
    /** To a worker: what a method of a managed object returns to a task. */
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

    /** The word of messages for what crosses: {@code parameter}. */
    String noun() {
        return noun;
    }

    /** The words of messages for the receiver of the copy: {@code each task}. */
    String receiver() {
        return receiver;
    }
}
