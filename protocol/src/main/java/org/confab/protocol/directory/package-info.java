/** {@code directorySearch}: looking people up by SOAP in SERVICE, as clients without DLX do. */
@NullMarked
package org.confab.protocol.directory;

import org.jspecify.annotations.NullMarked;
