package org.confab.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user name with its password as HTTP sends them in clear (RFC 7617).
 *
 * @param name the user name as written
 * @param password the password
 */
public record BasicCredentials(String name, String password) {
  /** Longest header value that is read, in characters. */
  public static final int MAX_LENGTH = 2048;

  private static final Pattern HEADER = Pattern.compile("(?i)Basic +([A-Za-z0-9+/]+=*) *");

  /** A name cannot hold a colon, but people do give a SIP URI where a name is asked. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(sips?:[^:@]+@[^:@]+|[^:]*):(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Reads the value of an {@code Authorization} header; empty if it is none of this scheme. */
  public static Optional<BasicCredentials> parse(String header) {
    Matcher encoded = HEADER.matcher(header);
    if (header.length() > MAX_LENGTH || !encoded.matches()) {
      return Optional.empty();
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(encoded.group(1));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    Matcher pair = PAIR.matcher(new String(decoded, StandardCharsets.UTF_8));
    return pair.matches()
        ? Optional.of(new BasicCredentials(pair.group(1), pair.group(2)))
        : Optional.empty();
  }

  /** The header value that says this. */
  public String asString() {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String toString() {
    return "BasicCredentials[" + name + "]";
  }
}
