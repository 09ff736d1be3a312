package com.acme;

public record Integer(int size) {}
