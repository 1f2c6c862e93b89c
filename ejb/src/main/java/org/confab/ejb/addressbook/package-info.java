/** Wiring of the address book. */
@NullMarked
package org.confab.ejb.addressbook;

import org.jspecify.annotations.NullMarked;
