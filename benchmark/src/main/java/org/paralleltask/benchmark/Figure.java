package org.paralleltask.benchmark;

import java.util.List;
import java.util.Optional;

/** One thing that is measured, and what it is compared with. */
interface Figure {
    /** How it is asked for, and printed. */
    String name();

    /** What it says, in a line. */
    String meaning();

    Unit unit();

    /** The names of what does the same otherwise. */
    List<String> references();

    /** Why a reference cannot run on this machine; empty if it can. */
    default Optional<String> missing(String reference) {
        return Optional.empty();
    }

    /** Gets everything ready, and warms up what stays in this process. */
    Contest open(Effort effort) throws Exception;
}
