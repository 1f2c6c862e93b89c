/** Synthetic transactions: what is tried, how it went, why it failed and what to do about it. */
@NullMarked
package org.confab.core.check;

import org.jspecify.annotations.NullMarked;
