/** Address book files ([MS-ABS]): names, header, attributes, contacts. */
@NullMarked
package org.confab.protocol.abs;

import org.jspecify.annotations.NullMarked;
