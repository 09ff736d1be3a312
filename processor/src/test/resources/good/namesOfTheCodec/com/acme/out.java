package com.acme;

public enum out {
    IN
}
