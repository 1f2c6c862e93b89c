/** Who may administer this deployment, and what. */
@NullMarked
package org.confab.core.access;

import org.jspecify.annotations.NullMarked;
