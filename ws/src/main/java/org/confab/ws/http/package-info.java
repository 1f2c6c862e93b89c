/** What every SOAP request passes on its way to its service. */
@NullMarked
package org.confab.ws.http;

import org.jspecify.annotations.NullMarked;
