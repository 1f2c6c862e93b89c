package org.confab.mediaserver;

import java.util.logging.LogManager;

/** The JDK closes logs as soon as the process is told to end: before there is most to say. */
public final class LastingLog extends LogManager {
  /** Made by the JDK. */
  public LastingLog() {}

  /** Does nothing: what is open stays open until the process is gone. */
  @Override
  public void reset() {}
}
