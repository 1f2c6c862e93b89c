/** Conferences that are on, for administrators. */
@NullMarked
package org.confab.web.conferences;

import org.jspecify.annotations.NullMarked;
