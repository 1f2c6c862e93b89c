/** SERVICE requests that change contact lists. */
@NullMarked
package org.confab.sip.contacts;

import org.jspecify.annotations.NullMarked;
