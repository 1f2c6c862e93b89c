/**
 * What MCUs of every kind have in common: conferences in generations, who is announced, the legs
 * with their dialogs, and what the server is told. A kind adds what it does with its legs. Needs
 * the JDK and the wire formats only; SIP and C3P reach it through its ports.
 */
@NullMarked
package org.confab.mediaserver.mcu;

import org.jspecify.annotations.NullMarked;
