/** Whether the server works, and what of it does not since when. */
@NullMarked
package org.confab.core.health;

import org.jspecify.annotations.NullMarked;
