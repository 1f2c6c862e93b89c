/** The audit log for auditors. */
@NullMarked
package org.confab.web.audit;

import org.jspecify.annotations.NullMarked;
