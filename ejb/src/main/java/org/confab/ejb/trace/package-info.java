/** Wiring of traces. */
@NullMarked
package org.confab.ejb.trace;

import org.jspecify.annotations.NullMarked;
