/**
 * The Conferencing Server Factory: which media servers there are, which of them serves a
 * conference, and what becomes of a conference whose media server is lost. Knows nothing of the
 * Focus but the ports that it implements.
 */
@NullMarked
package org.confab.core.mcufactory;

import org.jspecify.annotations.NullMarked;
