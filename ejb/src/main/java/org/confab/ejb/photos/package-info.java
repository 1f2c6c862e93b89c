/** Pictures of users in the database. */
@NullMarked
package org.confab.ejb.photos;

import org.jspecify.annotations.NullMarked;
