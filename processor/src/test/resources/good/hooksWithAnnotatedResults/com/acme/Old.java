package com.acme;

@Deprecated(forRemoval = true)
public record Old(int value) {}
