package org.confab.mediaserver.mcu;

import java.time.InstantSource;
import java.util.function.Consumer;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.mcu.McuOrigin;

/**
 * What conferences need from around them.
 *
 * @param origin who this MCU is
 * @param limits what it takes
 * @param clock the time
 * @param dialogs makes dialogs of its own
 * @param changed hears that a conference has news for the server; must not block
 * @param figures counts
 */
public record McuSurroundings(
    McuOrigin origin,
    McuLimits limits,
    InstantSource clock,
    Dialogs dialogs,
    Consumer<Conference<?>> changed,
    Figures figures) {}
