/** Tables as text (RFC 4180). */
@NullMarked
package org.confab.protocol.csv;

import org.jspecify.annotations.NullMarked;
