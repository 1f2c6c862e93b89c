/** Loads the sample organisation into an empty database. */
@NullMarked
package org.confab.ejb.sample;

import org.jspecify.annotations.NullMarked;
