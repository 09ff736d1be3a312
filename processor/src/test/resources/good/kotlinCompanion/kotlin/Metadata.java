package kotlin;

/** Stands for that of Kotlin. */
public @interface Metadata {}
