/** Sign-in with Kerberos: whose ticket is which user's ([MS-SIPAE] 3.3.5.2). */
@NullMarked
package org.confab.core.kerberos;

import org.jspecify.annotations.NullMarked;
