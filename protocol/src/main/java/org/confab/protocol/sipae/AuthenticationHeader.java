package org.confab.protocol.sipae;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The value of any header of a {@link HeaderFamily}: a scheme and parameters ([MS-SIPAE] 2.2).
 * Values are quoted, never escaped, and compared as written; names compare without regard to case.
 *
 * @param scheme such as {@code NTLM}, as written
 * @param parameters names in lower case, values without quotes, in their order
 */
public record AuthenticationHeader(String scheme, Map<String, String> parameters) {
  /**
   * Longest accepted value in characters: that of a Kerberos ticket of somebody in very many
   * groups.
   */
  public static final int MAX_LENGTH = 60 * 1024;

  /** The name of that parameter. */
  public static final String VERSION = "version";

  private static final Set<String> UNQUOTED = Set.of(VERSION);

  /** Keeps the parameters' order. */
  public AuthenticationHeader {
    parameters = new LinkedHashMap<>(parameters);
  }

  /** A header value without parameters yet. */
  public static AuthenticationHeader of(String scheme) {
    return new AuthenticationHeader(scheme, Map.of());
  }

  /**
   * Reads a header value; a parameter given twice keeps its first value.
   *
   * @throws IllegalArgumentException if there is no scheme, a quote is open or in the middle of a
   *     parameter, or it is too long
   */
  public static AuthenticationHeader parse(String value) {
    String text = value.strip();
    int at = 0;
    while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) < 0x7f) {
      at++;
    }
    boolean ended = at == text.length() || text.charAt(at) <= ' ';
    if (at == 0 || !ended || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("no authentication header");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    String scheme = text.substring(0, at);
    while (at < text.length()) {
      int end = endOfParameter(text, at);
      addParameter(parameters, text.substring(at, end));
      at = end + 1;
    }
    return new AuthenticationHeader(scheme, parameters);
  }

  private static int endOfParameter(String text, int from) {
    boolean quoted = false;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return at;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("open quote in an authentication header");
    }
    return text.length();
  }

  private static void addParameter(Map<String, String> parameters, String text) {
    int equals = text.indexOf('=');
    if (equals > 0) {
      String value = text.substring(equals + 1).strip();
      boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
      String name = text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
      String bare = quoted ? value.substring(1, value.length() - 1) : value;
      if (bare.indexOf('"') >= 0 || name.indexOf('"') >= 0) {
        throw new IllegalArgumentException("quote inside a parameter of an authentication header");
      }
      parameters.putIfAbsent(name, bare);
    }
  }

  /** The same with one more parameter at its end. */
  public AuthenticationHeader with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name.toLowerCase(Locale.ROOT), value);
    return new AuthenticationHeader(scheme, more);
  }

  /** The same with its version, if there is something to say. */
  public AuthenticationHeader withVersion(int version) {
    return version(version).map(text -> with(VERSION, text)).orElse(this);
  }

  /** The parameter {@code version}; version 2 is said by saying nothing. */
  public static Optional<String> version(int version) {
    return version <= SignatureInput.OLDEST_VERSION
        ? Optional.empty()
        : Optional.of(Integer.toString(version));
  }

  /** A parameter's value without quotes. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Whether the scheme is that one. */
  public boolean is(String wanted) {
    return scheme.equalsIgnoreCase(wanted);
  }

  /**
   * The protocol version; without the parameter it is 2, and a newer one than this server knows
   * counts as the newest known.
   *
   * @throws IllegalArgumentException if it is no number
   */
  public int version() {
    int written = Integer.parseInt(parameters.getOrDefault(VERSION, "2"));
    return Math.max(
        SignatureInput.OLDEST_VERSION, Math.min(SignatureInput.NEWEST_VERSION, written));
  }

  /** The header value. */
  public String asString() {
    StringBuilder out = new StringBuilder(256).append(scheme);
    String before = " ";
    for (Map.Entry<String, String> one : parameters.entrySet()) {
      boolean quoted = !UNQUOTED.contains(one.getKey());
      out.append(before).append(one.getKey()).append(quoted ? "=\"" : "=").append(one.getValue());
      out.append(quoted ? "\"" : "");
      before = ", ";
    }
    return out.toString();
  }

  /** Only scheme and names: values may be tokens. */
  @Override
  public String toString() {
    return scheme + parameters.keySet();
  }
}
