package org.paralleltask.host.launch;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * A command as a message shows it. Long words are cut, because a class path of eighty jars would hide everything else.
 */
public final class CommandText {
    /** How many characters a word may have. A longer word is cut. */
    private static final int LONGEST = 200;

    /** How many characters of a longer word are shown. */
    private static final int SHOWN = 100;

    private CommandText() {}

    /** A line to append to a message; empty if there is no command. */
    public static String line(List<String> command) {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(word.length() <= LONGEST ? word : cut(word));
        }
        return words.isEmpty() ? "" : "\n  command: " + String.join(" ", words);
    }

    private static String cut(String word) {
        int entries = word.split(File.pathSeparator, -1).length;
        return word.substring(0, SHOWN) + "…"
                + (entries == 1 ? "(" + word.length() + " characters)" : "(" + entries + " entries)");
    }
}
