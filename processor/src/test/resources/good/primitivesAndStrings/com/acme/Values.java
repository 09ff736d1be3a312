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

    // expect CharAtPool: private final ProcessPool<CharAtTask, Character> pool;
    // expect CharAtPool: public char call(String text) {
    // expect CharAtPool: public List<Character> map(Iterable<String> inputs) {
    // expect CharAtCodec: in.readChar()
    @ParallelTask
    public static char charAt(String text) {
        return text.charAt(0);
    }
}
