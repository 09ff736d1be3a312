package com.acme;

public final class Torn extends Exception {
    private static final long serialVersionUID = 1;
}
