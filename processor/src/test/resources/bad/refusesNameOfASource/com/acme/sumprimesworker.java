package com.acme;

public record sumprimesworker() {}
