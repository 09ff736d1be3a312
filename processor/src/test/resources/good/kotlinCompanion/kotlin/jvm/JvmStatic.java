package kotlin.jvm;

/** Stands for that of Kotlin. */
public @interface JvmStatic {}
