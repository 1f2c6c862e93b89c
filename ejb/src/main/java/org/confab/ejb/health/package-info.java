/** How this server tries its own parts. */
@NullMarked
package org.confab.ejb.health;

import org.jspecify.annotations.NullMarked;
