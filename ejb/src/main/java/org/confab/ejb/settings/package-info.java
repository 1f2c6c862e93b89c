/** What this instance was started with. */
@NullMarked
package org.confab.ejb.settings;

import org.jspecify.annotations.NullMarked;
