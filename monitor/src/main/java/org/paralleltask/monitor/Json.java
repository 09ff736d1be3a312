package org.paralleltask.monitor;

import java.math.BigDecimal;

/**
 * Writes JSON. Text is escaped so that it may stand within a {@code <script>} of a page: there is no {@code <}, {@code >} or
 * {@code &} in what is written.
 */
final class Json {
    private final StringBuilder out = new StringBuilder();
    private boolean needsComma;

    /** Opens an object, or with {@code [} an array; as the value of {@link #name} or as an element. */
    Json open(char bracket) {
        comma();
        out.append(bracket);
        needsComma = false;
        return this;
    }

    Json close(char bracket) {
        out.append(bracket);
        needsComma = true;
        return this;
    }

    Json name(String name) {
        comma();
        quote(name);
        out.append(':');
        needsComma = false;
        return this;
    }

    Json value(String text) {
        comma();
        quote(text);
        return this;
    }

    Json value(long number) {
        comma();
        out.append(number);
        return this;
    }

    Json value(boolean is) {
        comma();
        out.append(is);
        return this;
    }

    /**
     * Nanoseconds as microseconds: a whole number, or with three digits behind the point where it is short. What is negative
     * stays so.
     */
    Json micros(long nanos) {
        comma();
        out.append(Math.floorDiv(nanos, 1000));
        int rest = (int) (nanos % 1000);
        if (rest > 0 && nanos < 1_000_000) {
            out.append('.').append(rest / 100).append(rest / 10 % 10).append(rest % 10);
        }
        return this;
    }

    /** Nanoseconds as microseconds with three digits behind the point: nothing is rounded. */
    Json exactMicros(long nanos) {
        comma();
        out.append(BigDecimal.valueOf(nanos, 3));
        return this;
    }

    private void comma() {
        if (needsComma) {
            out.append(',');
        }
        needsComma = true;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == '<' || c == '>' || c == '&' || c > 0x7e) {
                String hex = Integer.toHexString(c);
                out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
