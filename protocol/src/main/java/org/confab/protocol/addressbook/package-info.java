/** The address book on the wire: the web query of [MS-DLX]. */
@NullMarked
package org.confab.protocol.addressbook;

import org.jspecify.annotations.NullMarked;
