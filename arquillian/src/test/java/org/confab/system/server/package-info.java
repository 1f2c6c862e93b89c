/** The server under test and the tools around it. */
@NullMarked
package org.confab.system.server;

import org.jspecify.annotations.NullMarked;
