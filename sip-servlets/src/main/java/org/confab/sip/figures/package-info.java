/** The SIP container's figures among those of the server. */
@NullMarked
package org.confab.sip.figures;

import org.jspecify.annotations.NullMarked;
