package org.confab.protocol.digest;

/**
 * The offer of one algorithm (RFC 7616 3.3, RFC 8760 2.3): the value of one {@code
 * WWW-Authenticate} or {@code Proxy-Authenticate}.
 *
 * @param realm the protection space
 * @param nonce the server's nonce
 * @param opaque what the client is to send back
 * @param algorithm the hash function
 * @param stale whether the password was right and only the nonce was not
 */
public record DigestChallenge(
    String realm, String nonce, String opaque, DigestAlgorithm algorithm, boolean stale) {

  /** Refuses texts that would need escapes, which old clients do not undo. */
  public DigestChallenge {
    for (String text : new String[] {realm, nonce, opaque}) {
      if (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0) {
        throw new IllegalArgumentException("quote or backslash in a challenge");
      }
    }
  }

  /** The header value. */
  public String asString() {
    return asString(algorithm.token(), DigestQop.OFFERED);
  }

  /** The header value that asks for the {@code -sess} kind of the algorithm, without auth-int. */
  public String forSessions() {
    return asString(algorithm.token() + DigestCredentials.SESSION, DigestQop.AUTH.token());
  }

  private String asString(String token, String qop) {
    return "Digest realm=\""
        + realm
        + "\", nonce=\""
        + nonce
        + "\", opaque=\""
        + opaque
        + "\", algorithm="
        + token
        + ", qop=\""
        + qop
        + "\""
        + (stale ? ", stale=true" : "");
  }
}
