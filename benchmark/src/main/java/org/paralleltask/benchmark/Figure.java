package org.paralleltask.benchmark;

import java.util.List;
import java.util.Optional;

/** One thing that is measured, and what it is compared with. */
interface Figure {
    /** The name by which it is asked for and printed. */
    String name();

    /** What it measures, in one line. */
    String meaning();

    Unit unit();

    /** The names of the references, which do the same in other ways. */
    List<String> references();

    /** Why a reference cannot run on this machine; empty if it can. */
    default Optional<String> missing(String reference) {
        return Optional.empty();
    }

    /** Prepares everything, and warms up what runs in this process. */
    Contest open(Effort effort) throws Exception;
}
