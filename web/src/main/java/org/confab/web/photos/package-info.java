/** Pictures of people over HTTPS. */
@NullMarked
package org.confab.web.photos;

import org.jspecify.annotations.NullMarked;
