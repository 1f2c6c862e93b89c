/** How requests for credentials of media relays come in. */
@NullMarked
package org.confab.sip.mras;

import org.jspecify.annotations.NullMarked;
