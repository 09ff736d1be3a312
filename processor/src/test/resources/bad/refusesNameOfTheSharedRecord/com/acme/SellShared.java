package com.acme;

public record SellShared() {}
