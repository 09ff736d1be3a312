package com.acme;

public record Decoder(int size) {}
