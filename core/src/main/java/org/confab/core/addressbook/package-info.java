/** Searches in the address book by web query ([MS-DLX]). */
@NullMarked
package org.confab.core.addressbook;

import org.jspecify.annotations.NullMarked;
