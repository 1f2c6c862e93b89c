/** SERVICE requests with a SOAP method. */
@NullMarked
package org.confab.sip.soap;

import org.jspecify.annotations.NullMarked;
