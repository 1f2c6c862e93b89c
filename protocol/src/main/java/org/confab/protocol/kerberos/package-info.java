/** Kerberos tickets as a service sees them (RFC 4120, RFC 4121, RFC 4178). */
@NullMarked
package org.confab.protocol.kerberos;

import org.jspecify.annotations.NullMarked;
