package org.paralleltask.codec;

/** The form in which a text is written: the smallest that can express all its characters. */
final class TextForm {
    /** ISO 8859-1. */
    static final int LATIN_1 = 0;

    static final int UTF_8 = 1;

    /** For texts with half a surrogate pair, which UTF-8 cannot express. */
    static final int UTF_16 = 2;

    private TextForm() {}

    /** The form of this text. */
    static int of(String value) {
        int all = 0;
        for (int i = 0; i < value.length(); i++) {
            all |= value.charAt(i);
        }
        if (all <= 0xFF) {
            return LATIN_1;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean isPair = i + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(i + 1));
                if (!isPair) {
                    return UTF_16;
                }
                i++;
            }
        }
        return UTF_8;
    }
}
