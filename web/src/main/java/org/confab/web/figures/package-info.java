/** The server's figures for the administrator. */
@NullMarked
package org.confab.web.figures;

import org.jspecify.annotations.NullMarked;
