/** Connects pools with OpenTelemetry. */
@NullMarked
package org.paralleltask.opentelemetry;

import org.jspecify.annotations.NullMarked;
