package org.confab.mediaserver.mcu;

import java.util.Optional;
import java.util.function.LongConsumer;

/** What one endpoint says: the way from its dialog into the conference. */
public interface LegInput {
  /**
   * A MESSAGE; throws {@link LegRefused}.
   *
   * @param accepted gets the Message-Id before anything follows from the message, so that the 202
   *     leaves first
   */
  void message(Body text, LongConsumer accepted);

  /** An INFO; throws {@link LegRefused}. */
  void info(Body notice);

  /**
   * A later INVITE; throws {@link LegRefused}, and all stays as it was.
   *
   * @param offer what it offers, empty if this side is to
   * @return the answer, or this side's offer
   */
  Body invited(Optional<Body> offer);

  /** The endpoint answers this side's offer: in its 200, or in the ACK to this side's. */
  void answered(Body answer);

  /** The endpoint does not take this side's offer in a dialog that goes on as it was. */
  void declined(int status);

  /** BYE, or the dialog is lost: the leg is over. */
  void left();
}
