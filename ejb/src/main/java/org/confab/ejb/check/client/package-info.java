/** The client that tries this server: SIP as Communicator speaks it, and web services. */
@NullMarked
package org.confab.ejb.check.client;

import org.jspecify.annotations.NullMarked;
