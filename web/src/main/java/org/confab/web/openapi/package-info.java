/** The description of the admin API, and the page to try it out. */
@NullMarked
package org.confab.web.openapi;

import org.jspecify.annotations.NullMarked;
