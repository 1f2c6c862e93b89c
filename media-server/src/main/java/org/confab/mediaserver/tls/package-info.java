/** Keys and trust: both ends of every connection show a certificate of the instance. */
@NullMarked
package org.confab.mediaserver.tls;

import org.jspecify.annotations.NullMarked;
