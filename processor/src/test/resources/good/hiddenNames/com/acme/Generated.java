package com.acme;

public record Generated(int size) {}
