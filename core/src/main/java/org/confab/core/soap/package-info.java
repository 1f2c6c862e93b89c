/** SOAP methods in SERVICE requests ([MS-SIP] 2.2.4): one table of who carries them out. */
@NullMarked
package org.confab.core.soap;

import org.jspecify.annotations.NullMarked;
