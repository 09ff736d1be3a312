package com.acme;

import org.paralleltask.ParallelTask;

public final class Values {
    private Values() {}

    @ParallelTask
    public static String describe(
            boolean aBoolean, byte aByte, short aShort, char aChar, int anInt, long aLong, float aFloat, double aDouble,
            Boolean boxedBoolean, Character boxedChar, Integer boxedInt, Double boxedDouble, String string) {
        return string;
    }

    @ParallelTask
    public static char charAt(String text) {
        return text.charAt(0);
    }
}
