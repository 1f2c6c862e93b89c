/** Address book files over HTTPS. */
@NullMarked
package org.confab.web.addressfile;

import org.jspecify.annotations.NullMarked;
