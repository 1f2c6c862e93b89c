package org.confab.protocol.sdp;

import java.util.Locale;
import java.util.Optional;

/** {@code a=setup} (RFC 4145 4, RFC 8842 5): who begins the handshake. */
public enum DtlsSetup {
  /** Either; in offers. */
  ACTPASS,
  /** Its writer begins. */
  ACTIVE,
  /** The other side begins. */
  PASSIVE;

  private static final String ATTRIBUTE = "setup";

  /**
   * That of a medium, or of its session: {@link #ACTPASS} where an offer says none, for that is
   * what RFC 5763 5 has in offers. Empty for {@code holdconn} and what is unknown.
   */
  public static Optional<DtlsSetup> of(SessionDescription session, MediaDescription medium) {
    String said = session.attribute(medium, ATTRIBUTE).orElse(ACTPASS.wireName());
    for (DtlsSetup setup : values()) {
      if (setup.wireName().equalsIgnoreCase(said.strip())) {
        return Optional.of(setup);
      }
    }
    return Optional.empty();
  }

  private String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * What answers it: to an open choice the answerer begins (RFC 5763 5), since its first message
   * need not wait for its answer to arrive.
   */
  public DtlsSetup answer() {
    return this == ACTIVE ? PASSIVE : ACTIVE;
  }

  /** As an attribute. */
  public SdpAttribute attribute() {
    return new SdpAttribute(ATTRIBUTE, wireName());
  }
}
