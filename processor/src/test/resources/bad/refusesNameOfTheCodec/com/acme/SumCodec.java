package com.acme;

public record SumCodec() {}
