/** Web tickets: who gets one, for which service, and whether one that comes in is good. */
@NullMarked
package org.confab.core.webticket;

import org.jspecify.annotations.NullMarked;
