/** What administrators have done, and what they were refused. */
@NullMarked
package org.confab.core.audit;

import org.jspecify.annotations.NullMarked;
