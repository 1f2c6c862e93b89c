package org.confab.web.figures;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.confab.web.Problem;

/**
 * Somebody who asks for the metrics.
 *
 * @param here whether it is a process of this machine that asks for this machine, without a proxy
 *     that speaks for others
 * @param secure whether over HTTPS
 * @param bearer the token that was shown, if any
 */
record MetricsReader(boolean here, boolean secure, Optional<String> bearer) {
  private static final String SCHEME = "Bearer ";

  /** The token of an Authorization header, if it holds one. */
  static Optional<String> bearer(Optional<String> authorization) {
    return authorization
        .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(text -> text.substring(SCHEME.length()).strip());
  }

  /**
   * Why the reader gets nothing; empty if it may read.
   *
   * @param open whether everybody may
   * @param token what is to be shown
   */
  Optional<Problem> refusal(boolean open, String token) {
    // A proxy on this machine that says nothing of whom it asks for passes on over HTTPS: over
    // plain HTTP it would get nothing else of this server.
    if (open || (here && !secure)) {
      return Optional.empty();
    }
    if (!secure) {
      return Optional.of(
          new Problem(
              403,
              "HTTPS required",
              "Metrics are told to other machines over HTTPS only; to this one at http://127.0.0.1."));
    }
    boolean shown = bearer.filter(given -> isSame(given, token)).isPresent();
    return shown
        ? Optional.empty()
        : Optional.of(
            new Problem(
                401,
                "Not a reader of metrics",
                "Show the token of the file metrics-token; administrators read /api/metrics."));
  }

  /** Takes the same time whatever differs, the length too. */
  private static boolean isSame(String given, String token) {
    return !token.isEmpty() && MessageDigest.isEqual(digest(given), digest(token));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
