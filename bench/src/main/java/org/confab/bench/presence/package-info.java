/** Fan-out of presence: one publisher, many watchers. */
@NullMarked
package org.confab.bench.presence;

import org.jspecify.annotations.NullMarked;
