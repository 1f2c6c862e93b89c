/**
 * Where a device is: network identifiers, civic addresses and the messages of the location
 * information service ([MS-E911WS], RFC 5139, RFC 4119).
 */
@NullMarked
package org.confab.protocol.location;

import org.jspecify.annotations.NullMarked;
