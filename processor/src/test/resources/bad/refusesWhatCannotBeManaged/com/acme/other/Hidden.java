package com.acme.other;

public interface Hidden {
    void show(Inner inner);
}
