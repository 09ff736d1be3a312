/** What becomes of a ledger on one machine, told to another that has a mirror of it. */
@NullMarked
package org.paralleltask.wire.mirror;

import org.jspecify.annotations.NullMarked;
