/**
 * The address book server ([MS-ABS]): files of everybody's names, addresses and numbers, made once
 * a day for clients that search in a copy of their own.
 */
@NullMarked
package org.confab.core.addressfile;

import org.jspecify.annotations.NullMarked;
