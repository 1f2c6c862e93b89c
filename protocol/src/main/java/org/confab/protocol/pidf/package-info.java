/**
 * Presence documents of plain SIP clients: PIDF (RFC 3863), its data model (RFC 4479) and rich
 * presence (RFC 4480).
 */
@NullMarked
package org.confab.protocol.pidf;

import org.jspecify.annotations.NullMarked;
