/**
 * The way from an annotated method to its generated classes: {@code ParallelTaskProcessor} (rounds, files) →
 * {@code TaskMethodReader} with {@code HookReader} (rules, messages) → {@code TaskMethod} (names, types) → one writer
 * for each generated class.
 */
@NullMarked
package org.paralleltask.processor;

import org.jspecify.annotations.NullMarked;
