/** SERVICE requests that publish presence and set access levels. */
@NullMarked
package org.confab.sip.presence;

import org.jspecify.annotations.NullMarked;
