/** What the process counts, declared once with its help texts. */
@NullMarked
package org.confab.mediaserver.figures;

import org.jspecify.annotations.NullMarked;
