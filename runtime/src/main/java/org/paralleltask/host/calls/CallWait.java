package org.paralleltask.host.calls;

import java.time.Duration;

/**
 * A call of a managed object that has not returned.
 *
 * @param parameter the name of the object's parameter
 * @param since how long it has been under way
 */
public record CallWait(String parameter, Duration since) {}
