package org.confab.mediaserver.mcu;

import java.util.function.IntConsumer;
import org.confab.protocol.mcu.DialogState;

/**
 * The dialog of one leg as the conference uses it: a port, spoken for by SIP. No method blocks, and
 * none calls the conference back before it has returned.
 */
public interface LegDialog {
  /**
   * Sends a request in the dialog.
   *
   * @param answered gets the final status exactly once, 408 if none came in time and 503 if the
   *     request could not be sent
   */
  void request(LegRequest request, IntConsumer answered);

  /**
   * Sends an INVITE: the first one of a dialog that this side begins, or a later one. {@link
   * LegInput#answered} tells the answer; without one it is {@link LegInput#left} for a first
   * INVITE, {@link LegInput#declined} for a later one.
   */
  void invite(Body offer);

  /**
   * Asks whether the other side is there, with OPTIONS.
   *
   * @param answered as for {@link #request}
   */
  void probe(IntConsumer answered);

  /** Sends a BENOTIFY, which nobody answers ([MS-SIP] 2.2.3). */
  void benotify(String contentType, byte[] body);

  /** Ends the dialog with BYE, or its INVITE with CANCEL. */
  void end();

  /** Forgets the dialog without a word: another MCU goes on in it. */
  void abandon();

  /** The dialog as it is now. */
  DialogState state();
}
