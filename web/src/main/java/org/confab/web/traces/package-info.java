/** Traces, for administrators. */
@NullMarked
package org.confab.web.traces;

import org.jspecify.annotations.NullMarked;
