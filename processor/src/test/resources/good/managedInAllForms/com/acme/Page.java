package com.acme;

public record Page(String text) {}
