/** Lists of people that a request carries or names (RFC 4826, RFC 5367). */
@NullMarked
package org.confab.protocol.resourcelists;

import org.jspecify.annotations.NullMarked;
