package org.confab.mediaserver.audio;

/** The engine takes no more rooms or legs, or has no free ports. */
public final class EngineFull extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal, in words. */
  public EngineFull(String reason) {
    super(reason, null, false, false);
  }
}
