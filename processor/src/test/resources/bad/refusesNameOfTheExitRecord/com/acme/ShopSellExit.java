package com.acme;

public record ShopSellExit() {}
