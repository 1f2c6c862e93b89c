/** Wiring of dial plans. */
@NullMarked
package org.confab.ejb.dialplan;

import org.jspecify.annotations.NullMarked;
