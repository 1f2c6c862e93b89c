/** Dial plans: which number clients make of what people dial, from the administrator's policies. */
@NullMarked
package org.confab.core.dialplan;

import org.jspecify.annotations.NullMarked;
