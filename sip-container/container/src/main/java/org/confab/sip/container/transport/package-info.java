/**
 * Sockets, TLS and framing over Netty: cuts whole SIP messages out of UDP, TCP and TLS and knows
 * nothing of the SIP stack. One {@link org.confab.sip.edge.Flow} per connection, or for UDP per
 * remote address.
 */
@NullMarked
package org.confab.sip.container.transport;

import org.jspecify.annotations.NullMarked;
