/**
 * The MCU as a SIP user agent: TLS connections of the server, transactions and dialogs over them,
 * and the words that conferences say in these dialogs (RFC 3261, [MS-CONFIM]).
 */
@NullMarked
package org.confab.mediaserver.sip;

import org.jspecify.annotations.NullMarked;
