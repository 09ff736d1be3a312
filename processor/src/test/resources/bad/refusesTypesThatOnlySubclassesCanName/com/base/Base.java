package com.base;

public class Base {
    protected record Part(int size) {}
}
