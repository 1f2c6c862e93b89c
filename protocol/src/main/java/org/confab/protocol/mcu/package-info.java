/**
 * What the server and an MCU tell each other inside C3P beyond the published commands: who the MCU
 * is, the conferences given to it, the legs it has and their dialogs.
 */
@NullMarked
package org.confab.protocol.mcu;

import org.jspecify.annotations.NullMarked;
