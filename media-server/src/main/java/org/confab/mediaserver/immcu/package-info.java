/**
 * The IM MCU ([MS-CONFIM]): conferences, their legs, and who gets which message. Needs the JDK and
 * the wire formats only; SIP and C3P reach it through its ports.
 */
@NullMarked
package org.confab.mediaserver.immcu;

import org.jspecify.annotations.NullMarked;
