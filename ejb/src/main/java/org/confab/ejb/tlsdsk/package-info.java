/** TLS-DSK: signing in over SIP with a certificate, by a TLS handshake in header parameters. */
@NullMarked
package org.confab.ejb.tlsdsk;

import org.jspecify.annotations.NullMarked;
