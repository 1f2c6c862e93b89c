/** Thousands of TCP connections on one thread. */
@NullMarked
package org.confab.bench.net;

import org.jspecify.annotations.NullMarked;
