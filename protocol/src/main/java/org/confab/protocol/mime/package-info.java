/** MIME multipart bodies as clients of this family read them. */
@NullMarked
package org.confab.protocol.mime;

import org.jspecify.annotations.NullMarked;
