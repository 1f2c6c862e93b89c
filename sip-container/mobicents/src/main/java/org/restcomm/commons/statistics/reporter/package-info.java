/** The stand-in for the Mobicents core's usage reporter. */
@NullMarked
package org.restcomm.commons.statistics.reporter;

import org.jspecify.annotations.NullMarked;
