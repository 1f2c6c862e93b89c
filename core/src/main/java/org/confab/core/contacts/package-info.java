/** Roaming contacts ([MS-SIP] 3.7): one list per user, kept alike on all endpoints. */
@NullMarked
package org.confab.core.contacts;

import org.jspecify.annotations.NullMarked;
