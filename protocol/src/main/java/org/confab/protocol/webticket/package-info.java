/**
 * Web tickets on the wire: WS-Trust, SAML 1.1, WS-Security and their signatures ([MS-OCAUTHWS]).
 */
@NullMarked
package org.confab.protocol.webticket;

import org.jspecify.annotations.NullMarked;
