package org.confab.protocol.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A client's answer to a challenge (RFC 7616 3.4): what stands in {@code Authorization} or {@code
 * Proxy-Authorization}. A protection {@code qop} and a count are required; without them a repeated
 * message could not be told from a new one.
 *
 * @param username as the client writes it, quotes and escapes undone
 * @param realm the protection space
 * @param nonce the server's nonce
 * @param uri the digest URI, normally the Request-URI
 * @param response the answer, hexadecimal
 * @param algorithm the hash function; MD5 if none is named
 * @param cnonce the client's nonce
 * @param opaque the server's opaque; empty if it did not come back
 * @param qop what is protected
 * @param nc the count as written: 8 hexadecimal digits
 * @param session whether the hash is of the {@code -sess} kind: made once with nonce and cnonce
 */
public record DigestCredentials(
    String username,
    String realm,
    String nonce,
    String uri,
    String response,
    DigestAlgorithm algorithm,
    String cnonce,
    String opaque,
    DigestQop qop,
    String nc,
    boolean session) {
  /** What the name of an algorithm of the session kind ends with. */
  static final String SESSION = "-sess";

  /** The scheme. */
  public static final String SCHEME = "Digest";

  /** Longest accepted header value in characters; real ones take about 400. */
  public static final int MAX_LENGTH = 4096;

  /** Whether a header value is of this scheme, well-formed or not. */
  public static boolean isDigest(String value) {
    String text = value.stripLeading();
    return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && text.length() > SCHEME.length()
        && text.charAt(SCHEME.length()) <= ' ';
  }

  /**
   * Reads a header value.
   *
   * @throws IllegalArgumentException if it is none of this scheme, or incomplete
   */
  public static DigestCredentials parse(String value) {
    if (!isDigest(value) || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("no Digest credentials");
    }
    Map<String, String> given = DigestParameters.parse(value.stripLeading(), SCHEME.length());
    if (given.containsKey("username*") || "true".equalsIgnoreCase(given.get("userhash"))) {
      throw new IllegalArgumentException("encoded or hashed user names are not offered here");
    }
    String named = given.getOrDefault("algorithm", DigestAlgorithm.MD5.token());
    boolean session = named.toLowerCase(Locale.ROOT).endsWith(SESSION);
    String algorithm = session ? named.substring(0, named.length() - SESSION.length()) : named;
    DigestCredentials credentials =
        new DigestCredentials(
            required(given, "username"),
            required(given, "realm"),
            required(given, "nonce"),
            required(given, "uri"),
            required(given, "response").toLowerCase(Locale.ROOT),
            DigestAlgorithm.of(algorithm)
                .orElseThrow(() -> new IllegalArgumentException("unknown algorithm")),
            required(given, "cnonce"),
            given.getOrDefault("opaque", ""),
            DigestQop.of(required(given, "qop"))
                .orElseThrow(() -> new IllegalArgumentException("unknown qop")),
            required(given, "nc"),
            session);
    if (credentials.response().length() > 2 * credentials.algorithm().length()) {
      throw new IllegalArgumentException("response is too long");
    }
    return credentials;
  }

  private static String required(Map<String, String> given, String name) {
    return Optional.ofNullable(given.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  /**
   * How often the client used the nonce, this time included; 0 if that is no count.
   *
   * @return 1 to 2³²−1, or 0
   */
  public long count() {
    boolean digits = nc.length() == 8 && nc.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return digits && nc.chars().allMatch(c -> c < 0x80) ? Long.parseLong(nc, 16) : 0;
  }

  /**
   * Whether the response is that of a client who knows the password.
   *
   * @param hash what is stored of the password, of this answer's algorithm
   * @param method the request's method as written
   * @param body the request's body; only {@code auth-int} looks at it
   */
  public boolean isAnsweredWith(DigestHash hash, String method, byte[] body) {
    byte[] expected = expected(hash, method, body).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, response.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The right response, RFC 7616 3.4.1, in small hexadecimal digits. */
  String expected(DigestHash hash, String method, byte[] body) {
    String a2 = method + ":" + uri;
    if (qop == DigestQop.AUTH_INT) {
      a2 += ":" + HexFormat.of().formatHex(algorithm.hash(body));
    }
    String a1 = session ? algorithm.hex(hash.hex() + ":" + nonce + ":" + cnonce) : hash.hex();
    return algorithm.hex(String.join(":", a1, nonce, nc, cnonce, qop.token(), algorithm.hex(a2)));
  }

  /** Only who and how: the rest could be tried out offline. */
  @Override
  public String toString() {
    return "DigestCredentials[" + username + ", " + realm + ", " + algorithm.token() + "]";
  }
}
