/** The registrar's servlet. */
@NullMarked
package org.confab.sip.registrar;

import org.jspecify.annotations.NullMarked;
