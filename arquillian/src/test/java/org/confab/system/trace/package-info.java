/** Golden conversations: what recorded clients said, and what a server must answer. */
@NullMarked
package org.confab.system.trace;

import org.jspecify.annotations.NullMarked;
