package org.confab.mediaserver.dtls;

/** Why a handshake gave no keys. */
public enum DtlsFailure {
  /** The other side's certificate is not the one that its description names. */
  FOREIGN_CERTIFICATE("shows another certificate than it has described"),
  /** No protection that both have. */
  NO_PROFILE("has no SRTP profile in common"),
  /** Not done in time, or never begun. */
  TIMED_OUT("does not finish its handshake in time"),
  /** The other side broke it off, or what it says makes no sense. */
  BROKEN("breaks its handshake off"),
  /** Too many others wait. */
  BUSY("finds too many handshakes waiting");

  private final String words;

  DtlsFailure(String words) {
    this.words = words;
  }

  /** For the log, with the other side as subject. */
  public String words() {
    return words;
  }
}
