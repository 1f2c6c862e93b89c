/** Errors that clients saw and tell the server about ([MS-OCER]). */
@NullMarked
package org.confab.core.errorreport;

import org.jspecify.annotations.NullMarked;
