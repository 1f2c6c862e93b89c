/**
 * Conferences on the wire: their URIs and the conference-info document (RFC 4575 with the
 * extensions of [MS-CONFBAS]).
 */
@NullMarked
package org.confab.protocol.conference;

import org.jspecify.annotations.NullMarked;
