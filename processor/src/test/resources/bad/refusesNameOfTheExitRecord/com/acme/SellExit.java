package com.acme;

public record SellExit() {}
