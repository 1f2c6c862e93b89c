/** The examples of the documentation, as tests run them. */
@NullMarked
package org.confab.system.docs;

import org.jspecify.annotations.NullMarked;
