package org.confab.core.authentication;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.sip.RawMessage;

/**
 * The one table of what is offered to whom. Clients of one family choke on the challenges of
 * another, so each is offered what it understands; the first row that fits counts.
 */
enum ClientKind {
  /**
   * Phones that fail as a whole when one of several challenges is unknown to them: baresip 1 (libre
   * 1.1) ends with "Bad message" on NTLM and "Function not implemented" on SHA-256; SIPp up to 3.6
   * looks at the first challenge only and knows MD5 alone.
   */
  ONE_CHALLENGE(
      request -> userAgent(request, Pattern.compile("(?i)^(baresip v[01]\\b|sipp\\b)")),
      List.of(DigestAlgorithm.MD5)),

  /** Linphone (belle-sip 5.1) fails as a whole when SHA-512-256 is among the challenges. */
  LINPHONE(
      request -> userAgent(request, Pattern.compile("(?i)^linphone|\\bbelle-sip/")),
      List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)),

  /**
   * Communicator and pidgin-sipe put an epid into every From. A phone that is known by its name may
   * show one too: it gives back what its caller wrote.
   */
  COMMUNICATOR(ClientKind::hasEpid, List.of()),

  /** Everyone else takes the topmost challenge that he knows (RFC 8760 2.4). */
  PLAIN(request -> true, Arrays.asList(DigestAlgorithm.values()));

  private final Predicate<RawMessage> fits;
  private final List<DigestAlgorithm> algorithms;

  ClientKind(Predicate<RawMessage> fits, List<DigestAlgorithm> algorithms) {
    this.fits = fits;
    this.algorithms = List.copyOf(algorithms);
  }

  /** Who sends that request. */
  static ClientKind of(RawMessage request) {
    return Arrays.stream(values())
        .filter(kind -> kind.fits.test(request))
        .findFirst()
        .orElse(PLAIN);
  }

  /** Whether such clients are offered Digest rather than what signs messages. */
  boolean isPlain() {
    return this != COMMUNICATOR;
  }

  /** The Digest algorithms to offer, strongest first. */
  List<DigestAlgorithm> algorithms() {
    return algorithms.isEmpty() ? PLAIN.algorithms : algorithms;
  }

  private static boolean hasEpid(RawMessage request) {
    return !request.from().epid().isEmpty();
  }

  private static boolean userAgent(RawMessage request, Pattern pattern) {
    return pattern.matcher(request.header("user-agent").orElse("")).find();
  }
}
