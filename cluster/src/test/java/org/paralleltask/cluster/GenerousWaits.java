package org.paralleltask.cluster;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for a condition before it fails: long, because a machine may be busy. No test says how fast
 * something is. JUnit finds this class by {@code META-INF/services}.
 */
public final class GenerousWaits implements BeforeAllCallback {
    /** For the service loader. */
    public GenerousWaits() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }
}
