/** Other servers next to this one: which there are, and what is believed of what they say. */
@NullMarked
package org.confab.core.peers;

import org.jspecify.annotations.NullMarked;
