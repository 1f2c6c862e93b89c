/** What an instance keeps, as one file that is checked before anything is done with it. */
@NullMarked
package org.confab.core.backup;

import org.jspecify.annotations.NullMarked;
