/** Dial plans on the wire: location profiles ([MS-SIPRE] 2.2.8). */
@NullMarked
package org.confab.protocol.dialplan;

import org.jspecify.annotations.NullMarked;
