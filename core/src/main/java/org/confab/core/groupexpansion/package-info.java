/** Distribution lists and who is behind them ([MS-DLX]). */
@NullMarked
package org.confab.core.groupexpansion;

import org.jspecify.annotations.NullMarked;
