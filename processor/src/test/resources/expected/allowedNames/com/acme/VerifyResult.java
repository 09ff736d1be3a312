package com.acme;

import java.io.Serializable;
import java.security.PublicKey;
import javax.annotation.processing.Generated;

/**
 * What one call of {@link Shapes#verify(PublicKey, byte[])} returned, as it travels back.
 */
@Generated("org.paralleltask.processor.ParallelTaskProcessor")
record VerifyResult(boolean value) implements Serializable {
}
