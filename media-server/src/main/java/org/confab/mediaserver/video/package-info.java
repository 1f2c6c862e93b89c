/**
 * Pictures of conferences: what is agreed on, and the ports by which a conferencing server has them
 * forwarded. Nothing is decoded.
 */
@NullMarked
package org.confab.mediaserver.video;

import org.jspecify.annotations.NullMarked;
