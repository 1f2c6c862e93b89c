/** Signing in and relaying messages, at Confab and at kamailio. */
@NullMarked
package org.confab.bench.relay;

import org.jspecify.annotations.NullMarked;
