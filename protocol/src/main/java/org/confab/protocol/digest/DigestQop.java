package org.confab.protocol.digest;

import java.util.Optional;

/** What a response protects (RFC 7616 3.3): the method and URI, or the body too. */
public enum DigestQop {
  AUTH("auth"),
  AUTH_INT("auth-int");

  /** What this server offers. */
  public static final String OFFERED = "auth,auth-int";

  private final String token;

  DigestQop(String token) {
    this.token = token;
  }

  /** The value of the parameter {@code qop}. */
  public String token() {
    return token;
  }

  /** The kind of that token in any case. */
  public static Optional<DigestQop> of(String token) {
    for (DigestQop qop : values()) {
      if (qop.token.equalsIgnoreCase(token)) {
        return Optional.of(qop);
      }
    }
    return Optional.empty();
  }
}
