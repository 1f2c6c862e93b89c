package org.confab.mediaserver.negotiation;

import org.confab.protocol.sip.Diagnostic;

/** The one table of why a description is not taken. */
public enum Refusal {
  /** No SDP, or none that can be read. */
  UNREADABLE(488, Diagnostic.SDP_NOT_READABLE),
  /**
   * Candidates of [MS-ICE] (draft 6) only. A client that is told 7008 comes again with those of RFC
   * 5245.
   */
  OLD_ICE(488, Diagnostic.SDP_NOT_READABLE),
  /** No sound in it, or only declined. */
  NO_AUDIO(488, Diagnostic.MEDIA_NOT_SERVED),
  /** No codec that both have. */
  NO_CODEC(488, Diagnostic.MEDIA_NOT_SERVED),
  /**
   * Encryption is required, and no key of a suite that both have is there, nor a handshake that
   * could give one: it needs a fingerprint, and RTP and RTCP on one port.
   */
  NO_ENCRYPTION(488, Diagnostic.MEDIA_NOT_SERVED),
  /** An address that must be looked up, or of a family that is not served. */
  NO_ADDRESS(488, Diagnostic.MEDIA_NOT_SERVED),
  /** An address that means nobody outside: sound would go to others who never asked for it. */
  STRANGE_ADDRESS(488, Diagnostic.MEDIA_NOT_SERVED),
  /** A body that is neither SDP nor alternatives of it. */
  NOT_SDP(415, Diagnostic.CONTENT_TYPE_UNEXPECTED);

  private final int status;
  private final Diagnostic diagnostic;

  Refusal(int status, Diagnostic diagnostic) {
    this.status = status;
    this.diagnostic = diagnostic;
  }

  /** The SIP status. */
  public int status() {
    return status;
  }

  /** What {@code ms-diagnostics} says. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
