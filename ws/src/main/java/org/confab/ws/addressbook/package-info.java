/** The address book over SOAP ([MS-DLX]). */
@NullMarked
package org.confab.ws.addressbook;

import org.jspecify.annotations.NullMarked;
