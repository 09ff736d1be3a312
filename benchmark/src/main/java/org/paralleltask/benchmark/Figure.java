package org.paralleltask.benchmark;

import java.util.List;

/** One thing that is measured, and what it is compared with. */
interface Figure {
    /** How it is asked for, and printed. */
    String name();

    /** What it says, in a line. */
    String meaning();

    Unit unit();

    /** The names of what does the same otherwise. */
    List<String> references();

    /** Gets everything ready, and warms up what stays in this process. */
    Contest open(Effort effort) throws Exception;
}
