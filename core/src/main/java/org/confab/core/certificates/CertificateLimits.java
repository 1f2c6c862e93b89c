package org.confab.core.certificates;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;

/**
 * The bounds of certificates.
 *
 * @param shortest shortest validity; shorter wishes are lengthened
 * @param usual validity for those that do not ask
 * @param longest longest validity; longer wishes are cut
 * @param perUser most certificates of one user; one more pushes the oldest out
 */
public record CertificateLimits(Duration shortest, Duration usual, Duration longest, int perUser) {
  /** Longest PKCS#10 request, in bytes; one with an RSA key of 4,096 bits has 1,200. */
  public static final int MAX_REQUEST = 8192;

  /** Shortest RSA key, in bits. */
  public static final int MIN_RSA_BITS = 2048;

  /** Longest RSA key, in bits: longer ones cost this server too much time. */
  public static final int MAX_RSA_BITS = 4096;

  /** 8 hours, 180 days, 365 days, 32 devices. */
  public static final CertificateLimits STANDARD =
      new CertificateLimits(Duration.ofHours(8), Duration.ofDays(180), Duration.ofDays(365), 32);

  /** Throws {@link IllegalArgumentException} if the bounds contradict each other. */
  public CertificateLimits {
    if (shortest.isNegative() || shortest.isZero() || perUser < 1) {
      throw new IllegalArgumentException("certificates need some time and some place");
    }
    if (usual.compareTo(shortest) < 0 || longest.compareTo(usual) < 0) {
      throw new IllegalArgumentException("shortest, usual, longest validity are not in order");
    }
  }

  /** The standard bounds with others of these; the usual validity is cut to the longest. */
  public static CertificateLimits with(Duration longest, int perUser) {
    Duration usual = longest.compareTo(STANDARD.usual) < 0 ? longest : STANDARD.usual;
    return new CertificateLimits(STANDARD.shortest, usual, longest, perUser);
  }

  /** What is granted to somebody who asks for that long. */
  Duration granted(Optional<Duration> asked) {
    Duration wish = asked.orElse(usual);
    if (wish.compareTo(shortest) < 0) {
      return shortest;
    }
    return wish.compareTo(longest) > 0 ? longest : wish;
  }

  /** Whether a key is of a kind and length that certificates are made for. */
  static boolean allows(PublicKey key) {
    if (!(key instanceof RSAPublicKey rsa)) {
      return false;
    }
    int bits = rsa.getModulus().bitLength();
    return bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS;
  }
}
