package com.acme;

public record CountPool() {}
