/** Which device is where ([MS-E911WS]): the location information service and its data. */
@NullMarked
package org.confab.core.location;

import org.jspecify.annotations.NullMarked;
