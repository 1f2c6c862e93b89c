/**
 * Interactive connectivity establishment (RFC 8445): finds an address of the other side that checks
 * prove, also with peers of [MS-ICE2]. Pure: packets and time come in, packets go out by a port. An
 * agent belongs to the loop of its leg.
 */
@NullMarked
package org.confab.mediaserver.ice;

import org.jspecify.annotations.NullMarked;
