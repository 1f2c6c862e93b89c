/** The pidgin-sipe client as a process that takes orders. */
@NullMarked
package org.confab.system.client;

import org.jspecify.annotations.NullMarked;
