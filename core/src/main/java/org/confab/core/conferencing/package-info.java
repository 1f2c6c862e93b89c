/**
 * Conferences: the Focus Factory keeps their records, the Focus keeps who is in them ([MS-CONFPRO],
 * [MS-CONFBAS]).
 */
@NullMarked
package org.confab.core.conferencing;

import org.jspecify.annotations.NullMarked;
