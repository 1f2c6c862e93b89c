/** The SIP side of the Focus Factory and the Focus. */
@NullMarked
package org.confab.sip.conferencing;

import org.jspecify.annotations.NullMarked;
