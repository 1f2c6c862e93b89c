/** The application that answers over HTTP, and how it refuses. */
@NullMarked
package org.confab.web;

import org.jspecify.annotations.NullMarked;
