/** What the administrator decides for everybody, for a site, or for one user: typed settings. */
@NullMarked
package org.confab.core.policy;

import org.jspecify.annotations.NullMarked;
