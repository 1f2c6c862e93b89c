/** {@code /subsystem=confab}: what administrators see and do in the console and in jboss-cli. */
@NullMarked
package org.confab.subsystem;

import org.jspecify.annotations.NullMarked;
