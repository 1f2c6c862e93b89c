/** The certificate provisioning service over SOAP ([MS-OCAUTHWS] 3.1). */
@NullMarked
package org.confab.ws.certificates;

import org.jspecify.annotations.NullMarked;
