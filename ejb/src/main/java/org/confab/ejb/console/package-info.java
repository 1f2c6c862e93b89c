/** What the WildFly console shows of the running server, and has it do. */
@NullMarked
package org.confab.ejb.console;

import org.jspecify.annotations.NullMarked;
