/** The one place where XML is read and written, with its limits. */
@NullMarked
package org.confab.protocol.xml;

import org.jspecify.annotations.NullMarked;
