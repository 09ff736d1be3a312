package com.acme;

import io.soabase.recordbuilder.core.RecordBuilder;

/** RecordBuilder writes {@code OrderBuilder}. */
@RecordBuilder
public record Order(String article, int count) {}
