/** Keeps the address book files on the disk and has them made at night. */
@NullMarked
package org.confab.ejb.addressfile;

import org.jspecify.annotations.NullMarked;
