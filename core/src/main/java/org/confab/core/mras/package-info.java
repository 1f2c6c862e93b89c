/** Who gets credentials of the A/V edge ([MS-AVEDGEA] 3). */
@NullMarked
package org.confab.core.mras;

import org.jspecify.annotations.NullMarked;
