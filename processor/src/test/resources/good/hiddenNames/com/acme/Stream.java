package com.acme;

public record Stream(int size) {}
