package org.confab.mediaserver.mcu;

import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuConference;

/** One kind of MCU: makes the conferences of its type. */
public interface McuKind {
  /** The type that it serves. */
  McuType type();

  /**
   * A conference that the server has given.
   *
   * @param common what it shares with the others of the process
   */
  Conference<?> conference(McuConference given, Common common);

  /**
   * What all conferences of the process share.
   *
   * @param around what is around them
   * @param legs how many legs there are in all conferences
   */
  record Common(McuSurroundings around, java.util.concurrent.atomic.AtomicInteger legs) {}
}
