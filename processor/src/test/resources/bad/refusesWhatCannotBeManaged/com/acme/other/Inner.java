package com.acme.other;

record Inner(int value) {}
