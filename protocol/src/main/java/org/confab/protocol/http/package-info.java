/** Headers of HTTP that more than one module reads. */
@NullMarked
package org.confab.protocol.http;

import org.jspecify.annotations.NullMarked;
