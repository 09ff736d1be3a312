package org.paralleltask.benchmark;

import java.util.List;
import java.util.Optional;

/**
 * A figure of processes, which runs where it is opened. References whose name begins with {@value #PYTHON} need one.
 *
 * @param opening gets everything ready
 */
record ProcessFigure(String name, String meaning, Unit unit, List<String> references, Opening opening)
        implements Figure {
    private static final String PYTHON = "python";

    /** Gets everything ready. */
    interface Opening {
        Contest open(Effort effort) throws Exception;
    }

    @Override
    public Optional<String> missing(String reference) {
        return reference.startsWith(PYTHON) && !Python.isThere() ? Optional.of("no python3") : Optional.empty();
    }

    @Override
    public Contest open(Effort effort) throws Exception {
        return opening.open(effort);
    }
}
