/** The guard at the edge of the SIP container: adapter to the authenticator. */
@NullMarked
package org.confab.sip.authentication;

import org.jspecify.annotations.NullMarked;
