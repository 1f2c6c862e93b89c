/** Who may use the admin API, and for what; every change goes into the audit log. */
@NullMarked
package org.confab.web.access;

import org.jspecify.annotations.NullMarked;
