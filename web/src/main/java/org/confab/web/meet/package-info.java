/** The web pages by which people come into conferences. */
@NullMarked
package org.confab.web.meet;

import org.jspecify.annotations.NullMarked;
