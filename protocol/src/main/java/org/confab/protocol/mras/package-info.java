/** Credentials of the A/V edge: who gets them, what they look like ([MS-AVEDGEA]). */
@NullMarked
package org.confab.protocol.mras;

import org.jspecify.annotations.NullMarked;
