/** What clients are told of this server. */
@NullMarked
package org.confab.ejb.provisioning;

import org.jspecify.annotations.NullMarked;
