/** What the process says of itself to those who run it. */
@NullMarked
package org.confab.mediaserver.health;

import org.jspecify.annotations.NullMarked;
