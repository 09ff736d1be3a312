package com.acme;

/** Unused, and still in the way of {@code java.lang.Override}. */
public record Override(int size) {}
