package org.paralleltask.monitor;

import org.paralleltask.WorkerStats;

/**
 * How the table looks.
 *
 * @param isColored whether colours may be used
 * @param isUnicode whether the terminal shows more than ASCII
 */
record TableStyle(boolean isColored, boolean isUnicode) {
    private static final String ESC = "\u001b[";

    String bold(String text) {
        return color("1", text);
    }

    String soft(String text) {
        return color("2", text);
    }

    String good(String text) {
        return color("32", text);
    }

    String bad(String text) {
        return color("31", text);
    }

    String state(WorkerStats.State state, String text) {
        return switch (state) {
            case BUSY -> color("32", text);
            case STARTING -> color("33", text);
            case STOPPED -> color("31", text);
            case IDLE, SPARE, ABSENT -> soft(text);
        };
    }

    private String color(String code, String text) {
        return isColored ? ESC + code + "m" + text + ESC + "0m" : text;
    }

    /** A bar that is so full, from 0 to 1. */
    String bar(double share, int width) {
        int full = (int) Math.round(Math.min(1, Math.max(0, share)) * width);
        return good((isUnicode ? "█" : "#").repeat(full)) + soft((isUnicode ? "░" : ".").repeat(width - full));
    }

    String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        return width < 1 ? "" : text.substring(0, width - 1) + (isUnicode ? "…" : "~");
    }

    /** Text of a task as it may stand on a terminal: it must not move the cursor, nor do anything else. */
    String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean isPlain =
                    Character.isDefined(c) && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
            shown.appendCodePoint(isPlain && (isUnicode || c < 0x7f) ? c : '?');
        });
        return shown.toString();
    }
}
