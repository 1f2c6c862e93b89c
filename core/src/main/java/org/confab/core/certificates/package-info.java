/** Client certificates: who has which, and which of them still hold. */
@NullMarked
package org.confab.core.certificates;

import org.jspecify.annotations.NullMarked;
