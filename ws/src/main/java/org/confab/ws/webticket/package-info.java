/** The web ticket service over SOAP ([MS-OCAUTHWS] 3.2). */
@NullMarked
package org.confab.ws.webticket;

import org.jspecify.annotations.NullMarked;
