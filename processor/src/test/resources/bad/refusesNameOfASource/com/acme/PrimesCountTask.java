package com.acme;

public record PrimesCountTask() {}
