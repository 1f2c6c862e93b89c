/** Bridging classes that must stand in the SIP stack's own package. */
@NullMarked
package gov.nist.javax.sip.stack;

import org.jspecify.annotations.NullMarked;
