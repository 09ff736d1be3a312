package org.paralleltask.places;

/** What the programs print. */
final class Greetings {
    static final String[] FROM_WORKERS = {
        "Hello Ada from a worker", "Hello Bob from a worker", "Hello Eve from a worker",
    };

    private Greetings() {}
}
