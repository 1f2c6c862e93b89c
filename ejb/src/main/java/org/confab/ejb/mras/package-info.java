/** Puts the authentication of media relays together. */
@NullMarked
package org.confab.ejb.mras;

import org.jspecify.annotations.NullMarked;
