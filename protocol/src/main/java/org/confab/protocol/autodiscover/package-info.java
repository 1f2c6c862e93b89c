/** [MS-OCDISCWS]: what tells a client its server. */
@NullMarked
package org.confab.protocol.autodiscover;

import org.jspecify.annotations.NullMarked;
