/** Distribution list expansion over SOAP ([MS-DLX]). */
@NullMarked
package org.confab.ws.groupexpansion;

import org.jspecify.annotations.NullMarked;
