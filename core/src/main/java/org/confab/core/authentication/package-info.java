/** Who sent a message: NTLM handshakes, security associations, signatures ([MS-SIPAE]). */
@NullMarked
package org.confab.core.authentication;

import org.jspecify.annotations.NullMarked;
