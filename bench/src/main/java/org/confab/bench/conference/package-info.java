/** How fast many people come together in one conference, beside a multi-user chat of XMPP. */
@NullMarked
package org.confab.bench.conference;

import org.jspecify.annotations.NullMarked;
