package org.paralleltask.host.calls;

import java.util.List;

/**
 * What a worker's end has cut short among its calls of managed objects.
 *
 * @param held the parameters whose locks or permits the worker held, which have been given back
 * @param fault how the worker broke the protocol, for which it was killed; empty if it did not
 * @param waited how long its last call has been under way, and of which parameter; empty if no call is
 * @param goesOn whether that call has not returned in time: what it holds is given back when it returns
 */
public record CallsLeft(List<String> held, String fault, String waited, boolean goesOn) {
    /** For a worker that has called nothing. */
    public static final CallsLeft NONE = new CallsLeft(List.of(), "", "", false);

    /** The same as sentences to append to a message; empty if there is nothing to say. */
    public String text() {
        String what = String.join(" and ", held);
        return (waited.isEmpty() ? "" : ". It had waited for " + waited)
                + (held.isEmpty()
                        ? ""
                        : ". It held " + what + ", which "
                                + (held.size() == 1 ? "has" : "have")
                                + (goesOn
                                        ? " not been given back yet: its last call has not returned"
                                        : " been given back"));
    }
}
