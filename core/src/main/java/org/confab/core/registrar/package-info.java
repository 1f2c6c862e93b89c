/** Which endpoints of which users are signed in, and where they are reached. */
@NullMarked
package org.confab.core.registrar;

import org.jspecify.annotations.NullMarked;
