/** SIP vocabulary shared by every capability: URIs, endpoint identifiers, GRUUs, diagnostics. */
@NullMarked
package org.confab.protocol.sip;

import org.jspecify.annotations.NullMarked;
