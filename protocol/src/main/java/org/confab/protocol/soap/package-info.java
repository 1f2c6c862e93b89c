/** SOAP 1.1 envelopes in the bodies of SERVICE requests ([MS-SIP] 2.2.4). */
@NullMarked
package org.confab.protocol.soap;

import org.jspecify.annotations.NullMarked;
