/** Who watches a user: watcher information documents (RFC 3858). */
@NullMarked
package org.confab.protocol.watcherinfo;

import org.jspecify.annotations.NullMarked;
