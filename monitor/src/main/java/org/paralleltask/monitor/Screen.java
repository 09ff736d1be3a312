package org.paralleltask.monitor;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The lines at the foot of a terminal that are drawn again and again, and what is printed above them. Each picture is one
 * write, from the first of the lines to the last: nothing flickers. What others print goes through {@link #print}, in whole
 * lines: the table is removed, they are written, and it is drawn again below. Thread-safe.
 */
final class Screen {
    private static final String ESC = "\u001b[";
    private static final String HIDE_CURSOR = ESC + "?25l";
    private static final String SHOW_CURSOR = ESC + "?25h";
    private static final String NO_WRAP = ESC + "?7l";
    private static final String WRAP = ESC + "?7h";
    private static final String TO_LINE_END = ESC + "K";
    private static final String TO_SCREEN_END = ESC + "J";

    private final PrintStream terminal;

    @GuardedBy("this")
    private final List<Supplier<List<String>>> tables = new ArrayList<>();

    /** As they were drawn. */
    @GuardedBy("this")
    private List<String> lines = List.of();

    Screen(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Draws one table more, below the others. */
    void add(Supplier<List<String>> table) {
        synchronized (this) {
            tables.add(table);
        }
        refresh();
    }

    /** Draws it no more; this line is what stays of it. False if it was not drawn. */
    boolean remove(Supplier<List<String>> table, String rest) {
        synchronized (this) {
            if (!tables.remove(table)) {
                return false;
            }
            terminal.print(erase() + rest + "\n" + (tables.isEmpty() ? SHOW_CURSOR : ""));
            terminal.flush();
            lines = List.of();
        }
        refresh();
        return true;
    }

    synchronized boolean isEmpty() {
        return tables.isEmpty();
    }

    /** Draws all tables as they are now. They are asked without the lock: what they show is made by the user's code. */
    void refresh() {
        List<Supplier<List<String>>> asked;
        synchronized (this) {
            asked = List.copyOf(tables);
        }
        List<String> now = new ArrayList<>();
        asked.forEach(table -> now.addAll(table.get()));
        synchronized (this) {
            if (!tables.isEmpty() && asked.equals(tables)) {
                draw(now);
            }
        }
    }

    @GuardedBy("this")
    private void draw(List<String> now) {
        StringBuilder picture = new StringBuilder(HIDE_CURSOR).append(NO_WRAP).append(toFirstLine());
        for (int i = 0; i < now.size(); i++) {
            picture.append(i == 0 ? "" : "\n").append(now.get(i)).append(TO_LINE_END);
        }
        picture.append(now.size() < lines.size() ? TO_SCREEN_END : "").append(WRAP);
        terminal.print(picture);
        terminal.flush();
        lines = List.copyOf(now);
    }

    /** Whole lines of others, which go to where they were printed. */
    synchronized void print(byte[] text, int length, OutputStream to) throws IOException {
        List<String> drawn = lines;
        if (!drawn.isEmpty()) {
            terminal.print(erase());
            terminal.flush();
            lines = List.of();
        }
        to.write(text, 0, length);
        to.flush();
        if (!drawn.isEmpty()) {
            draw(drawn);
        }
    }

    /** Leaves the terminal as it was found, with the last picture on it: the program ends. */
    synchronized void leave() {
        if (!tables.isEmpty()) {
            tables.clear();
            terminal.print((lines.isEmpty() ? "" : "\n") + SHOW_CURSOR + WRAP);
            terminal.flush();
            lines = List.of();
        }
    }

    @GuardedBy("this")
    private String erase() {
        return toFirstLine() + TO_SCREEN_END;
    }

    @GuardedBy("this")
    private String toFirstLine() {
        return "\r" + (lines.size() > 1 ? ESC + (lines.size() - 1) + "A" : "");
    }
}
