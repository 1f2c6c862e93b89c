package org.confab.mediaserver.immcu;

import java.util.List;
import java.util.function.LongConsumer;

/** What one endpoint says: the way from its dialog into the conference. */
public interface LegInput {
  /**
   * A MESSAGE; throws {@link LegRefused}.
   *
   * @param accepted gets the Message-Id before anything follows from the message, so that the 202
   *     leaves first
   */
  void message(ImMessage text, LongConsumer accepted);

  /** An INFO about typing; throws {@link LegRefused}. */
  void typing(ImMessage notice);

  /** The endpoint answered the MCU's own INVITE; these are the media types that it reads. */
  void answered(List<String> formats);

  /** BYE, or the dialog is lost: the leg is over. */
  void left();
}
