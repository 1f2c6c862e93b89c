/** Signing in to resources for users. */
@NullMarked
package org.confab.web.signin;

import org.jspecify.annotations.NullMarked;
