/** The users: in the database, and in memory for the way of messages. */
@NullMarked
package org.confab.ejb.directory;

import org.jspecify.annotations.NullMarked;
