/** Administration of policies. */
@NullMarked
package org.confab.web.policies;

import org.jspecify.annotations.NullMarked;
