package org.confab.protocol.sdp;

/** A session description, or a value of one, that cannot be read. */
public final class MalformedSdp extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, without what stands there: it may be a key. */
  public MalformedSdp(String what) {
    super(what);
  }
}
