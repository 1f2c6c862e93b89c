/** Connectionless NTLM, version 2 only, server and client half ([MS-NLMP]). */
@NullMarked
package org.confab.protocol.ntlm;

import org.jspecify.annotations.NullMarked;
