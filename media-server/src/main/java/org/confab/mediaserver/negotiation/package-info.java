/**
 * Offer and answer of sound and pictures (RFC 3264, [MS-SDPEXT]): what a description asks for, what
 * is agreed, and what is written. Knows neither SIP nor sockets.
 */
@NullMarked
package org.confab.mediaserver.negotiation;

import org.jspecify.annotations.NullMarked;
