/** Who is signed in with what, for administrators. */
@NullMarked
package org.confab.web.endpoints;

import org.jspecify.annotations.NullMarked;
