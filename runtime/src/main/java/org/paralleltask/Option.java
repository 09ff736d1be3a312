package org.paralleltask;

/** What {@link PoolOptions} may hold. */
enum Option {
    QUEUE_SIZE("queueSize", Scope.POOL, true),
    QUEUE_BYTES("queueBytes", Scope.POOL, true),
    TIMEOUT("timeout", Scope.POOL, true),
    RETRIES("retries", Scope.POOL, true),
    RETRY_ON("retryOn", Scope.POOL, true),
    ALLOW("allow", Scope.POOL, true),
    CANCEL_GRACE("cancelGrace", Scope.POOL, true),
    WORKERS("workers", Scope.PROCESSES, true),
    SPARES("spares", Scope.PROCESSES, true),
    START_ON_DEMAND("startOnDemand", Scope.PROCESSES, true),
    IDLE_TIMEOUT("idleTimeout", Scope.PROCESSES, true),
    MAX_TASKS_PER_WORKER("maxTasksPerWorker", Scope.PROCESSES, true),
    MAX_WORKER_MEMORY("maxWorkerMemory", Scope.PROCESSES, true),
    MAX_TOTAL_MEMORY("maxTotalMemory", Scope.PROCESSES, true),
    REPLACE_ON_THREAD_LEAK("replaceOnThreadLeak", Scope.PROCESSES, true),
    MAX_PAYLOAD("maxPayload", Scope.PROCESSES, true),
    START_TIMEOUT("startTimeout", Scope.PROCESSES, true),
    START_HOOK_TIMEOUT("startHookTimeout", Scope.PROCESSES, true),
    EXIT_HOOK_TIMEOUT("exitHookTimeout", Scope.PROCESSES, true),
    JVM_ARGS("jvmArgs", Scope.PROCESSES, true),
    JAVA("java", Scope.PROCESSES, true),
    COMMAND_PREFIX("commandPrefix", Scope.PROCESSES, true),
    DIRECTORY("directory", Scope.PROCESSES, true),
    DEBUG("debug", Scope.PROCESSES, true),
    SYSTEM_PROPERTIES("systemProperties", Scope.PROCESSES, false),
    ENVIRONMENT("environment", Scope.PROCESSES, false),
    CLASS_PATH("classPath", Scope.PROCESSES, false),
    CAPTURE_CRASHES("captureCrashes", Scope.PROCESSES, true),
    OUTPUT("output", Scope.PROCESSES, false),
    LISTENER("listener", Scope.BOTH, false);

    /** Its name in system properties and messages. */
    final String key;

    final Scope scope;

    /** Whether a system property can set it. */
    final boolean hasText;

    Option(String key, Scope scope, boolean hasText) {
        this.key = key;
        this.scope = scope;
        this.hasText = hasText;
    }

    /** Where an option may be set. */
    enum Scope {
        POOL,
        PROCESSES,
        BOTH
    }
}
