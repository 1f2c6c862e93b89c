/** The web page with which people administer this server. */
@NullMarked
package org.confab.web.admin;

import org.jspecify.annotations.NullMarked;
