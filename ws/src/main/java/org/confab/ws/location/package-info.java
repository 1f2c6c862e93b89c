/** The location information service over SOAP ([MS-E911WS]). */
@NullMarked
package org.confab.ws.location;

import org.jspecify.annotations.NullMarked;
