/** The certificates of the server for administrators. */
@NullMarked
package org.confab.web.certificates;

import org.jspecify.annotations.NullMarked;
