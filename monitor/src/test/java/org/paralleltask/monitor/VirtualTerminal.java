package org.paralleltask.monitor;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal of endless height: what has been written to it, as it is seen. It knows the few sequences that are used. */
final class VirtualTerminal extends OutputStream {
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[(\\??)([0-9;]*)([A-Za-z])");

    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private final StringBuilder pending = new StringBuilder();
    private int row;
    private int column;
    private boolean isCursorHidden;
    private boolean wraps = true;

    synchronized List<String> lines() {
        interpret();
        return rows.stream().map(line -> line.toString().stripTrailing()).toList();
    }

    synchronized boolean isCursorHidden() {
        interpret();
        return isCursorHidden;
    }

    synchronized boolean wraps() {
        interpret();
        return wraps;
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Tests write ASCII. */
    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        pending.append(new String(bytes, offset, length, StandardCharsets.US_ASCII));
    }

    private void interpret() {
        int at = 0;
        Matcher sequence = SEQUENCE.matcher(pending);
        while (at < pending.length()) {
            char c = pending.charAt(at);
            if (c == '\u001b') {
                if (!sequence.region(at, pending.length()).lookingAt()) {
                    throw new IllegalStateException("unknown sequence in " + pending.substring(at));
                }
                obey(sequence.group(1) + sequence.group(3), sequence.group(2));
                at = sequence.end();
            } else {
                put(c);
                at++;
            }
        }
        pending.setLength(0);
    }

    private void put(char c) {
        if (c == '\r') {
            column = 0;
        } else if (c == '\n') { // as terminals are set: with a return
            row++;
            column = 0;
            while (rows.size() <= row) {
                rows.add(new StringBuilder());
            }
        } else {
            StringBuilder line = rows.get(row);
            while (line.length() <= column) {
                line.append(' ');
            }
            line.setCharAt(column, c);
            column++;
        }
    }

    private void obey(String command, String number) {
        switch (command) {
            case "A" -> row -= Integer.parseInt(number);
            case "K" -> rows.get(row).setLength(Math.min(column, rows.get(row).length()));
            case "J" -> {
                rows.get(row).setLength(Math.min(column, rows.get(row).length()));
                rows.subList(row + 1, rows.size()).clear();
            }
            case "?l", "?h" -> {
                boolean is = command.equals("?h");
                if (number.equals("25")) {
                    isCursorHidden = !is;
                } else if (number.equals("7")) {
                    wraps = is;
                }
            }
            case "m" -> {}
            default -> throw new IllegalStateException("unknown sequence " + command);
        }
    }
}
