/** HTTP Digest as SIP uses it: RFC 7616, RFC 8760, RFC 3261 22. */
@NullMarked
package org.confab.protocol.digest;

import org.jspecify.annotations.NullMarked;
