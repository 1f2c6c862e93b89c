/** The SOAP methods of this server. */
@NullMarked
package org.confab.ejb.soap;

import org.jspecify.annotations.NullMarked;
