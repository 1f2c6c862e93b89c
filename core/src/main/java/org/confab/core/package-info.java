/** What every capability of the core shares: who asks, and how a request is refused. */
@NullMarked
package org.confab.core;

import org.jspecify.annotations.NullMarked;
