/** The registrar in the container: its bindings in Infinispan, its sweeping on a timer. */
@NullMarked
package org.confab.ejb.registrar;

import org.jspecify.annotations.NullMarked;
