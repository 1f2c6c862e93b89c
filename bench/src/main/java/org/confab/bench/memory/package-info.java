/** What an endpoint that is signed in costs in memory. */
@NullMarked
package org.confab.bench.memory;

import org.jspecify.annotations.NullMarked;
