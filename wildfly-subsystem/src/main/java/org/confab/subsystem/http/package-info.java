/** HTTP connections before anything is read from them: how many an address has, and how long. */
@NullMarked
package org.confab.subsystem.http;

import org.jspecify.annotations.NullMarked;
