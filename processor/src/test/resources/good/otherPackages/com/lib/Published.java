package com.lib;

public record Published(int number, Own own) {
    record Own(int number) {}

    public record Nameable(Published published) {}
}
