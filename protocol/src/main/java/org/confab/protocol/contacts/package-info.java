/**
 * Roaming contacts on the wire ([MS-SIP] 2.2.3, 2.2.4): the list, its changes, and the SOAP
 * commands.
 */
@NullMarked
package org.confab.protocol.contacts;

import org.jspecify.annotations.NullMarked;
