/** What can be set in {@code /subsystem=confab}: one table, which needs the JDK alone. */
@NullMarked
package org.confab.subsystem.settings;

import org.jspecify.annotations.NullMarked;
