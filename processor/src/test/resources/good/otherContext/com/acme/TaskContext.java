package com.acme;

/** Not the library's: a value like any other. */
public record TaskContext(String name) {}
