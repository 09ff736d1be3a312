package com.acme;

public record Encoder(String name, Decoder decoder) {}
