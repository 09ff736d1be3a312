package com.acme;

import java.util.List;

public record Containers(List<out> all, out out) {}
