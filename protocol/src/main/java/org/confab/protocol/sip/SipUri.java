package org.confab.protocol.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.confab.protocol.text.SharedText;
import org.confab.protocol.text.SmallMap;

/**
 * A {@code sip:} or {@code sips:} URI (RFC 3261 19.1) as Communicator clients use it: the spelling
 * is kept for output, while user, host and parameter names compare without regard to case, because
 * these clients write {@code User1} and {@code user1} for the same person.
 */
public final class SipUri {
  /** Longest accepted text, in characters: [MS-SIP] allows 454 for a contact's URI. */
  public static final int MAX_LENGTH = 1024;

  private static final int SHORT = 8;

  private final boolean secure;
  private final String user;
  private final String host;
  private final int port;
  private final Map<String, String> parameters;

  private SipUri(
      boolean secure, String user, String host, int port, Map<String, String> parameters) {
    this.secure = secure;
    this.user = user;
    this.host = SharedText.of(host);
    this.port = port;
    this.parameters = SmallMap.copyOf(parameters);
  }

  /** {@code sip:user@host}; an empty user gives {@code sip:host}. */
  public static SipUri of(String user, String host) {
    return parse(user.isEmpty() ? "sip:" + host : "sip:" + user + "@" + host);
  }

  /**
   * Reads a URI without angle brackets; a header part ({@code ?…}) is ignored.
   *
   * @throws IllegalArgumentException if the text is no SIP URI
   */
  public static SipUri parse(String text) {
    String rest = text.strip();
    if (rest.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("SIP URI longer than " + MAX_LENGTH + " characters");
    }
    boolean secure = rest.regionMatches(true, 0, "sips:", 0, 5);
    if (!secure && !rest.regionMatches(true, 0, "sip:", 0, 4)) {
      throw new IllegalArgumentException("not a SIP URI: " + text);
    }
    rest = rest.substring(secure ? 5 : 4);
    int at = rest.indexOf('@');
    String user = at < 0 ? "" : rest.substring(0, at);
    if (at == 0 || rest.indexOf('@', at + 1) >= 0) {
      // Without this, sip:@alice@x would have the address of alice@x and be somebody else.
      throw new IllegalArgumentException("not a SIP URI: " + text);
    }
    rest = rest.substring(at + 1);
    int headers = rest.indexOf('?');
    rest = headers < 0 ? rest : rest.substring(0, headers);
    int semicolon = rest.indexOf(';');
    String hostPort = semicolon < 0 ? rest : rest.substring(0, semicolon);
    Map<String, String> parameters = Map.of(); // most have none
    if (semicolon >= 0) {
      parameters = new LinkedHashMap<>();
      for (String parameter : rest.substring(semicolon + 1).split(";", -1)) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        if (!name.isBlank()) {
          parameters.putIfAbsent(
              SharedText.of(name.strip().toLowerCase(Locale.ROOT)),
              equals < 0 ? "" : value(parameter.substring(equals + 1).strip()));
        }
      }
    }
    int bracket = hostPort.lastIndexOf(']');
    int colon = hostPort.indexOf(':', Math.max(bracket, 0));
    String host = colon < 0 ? hostPort : hostPort.substring(0, colon);
    int port = colon < 0 ? -1 : port(hostPort.substring(colon + 1), text);
    if (host.isEmpty() || !clean(rest) || !clean(user)) {
      throw new IllegalArgumentException("not a SIP URI: " + text);
    }
    return new SipUri(secure, user, host, port, parameters);
  }

  /** Short ones say the same in most URIs: {@code tcp}, {@code replace}. */
  private static String value(String text) {
    return text.length() <= SHORT ? SharedText.of(text) : text;
  }

  private static int port(String digits, String text) {
    try {
      int port = Integer.parseInt(digits);
      if (port > 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("bad port in SIP URI: " + text, notANumber);
    }
    throw new IllegalArgumentException("bad port in SIP URI: " + text);
  }

  private static boolean clean(String part) {
    for (int at = 0; at < part.length(); at += Character.charCount(part.codePointAt(at))) {
      int c = part.codePointAt(at);
      boolean fits = c < 0x80 ? c > ' ' && c != '<' && c != '>' && c != '"' && c != 0x7f : word(c);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is no blank, no control character and no half of a character. */
  private static boolean word(int c) {
    return !Character.isISOControl(c)
        && !Character.isSpaceChar(c)
        && Character.getType(c) != Character.SURROGATE;
  }

  /** Whether the scheme is {@code sips}. */
  public boolean secure() {
    return secure;
  }

  /** The user part as written; empty for a URI of a domain. */
  public String user() {
    return user;
  }

  /** The host part as written. */
  public String host() {
    return host;
  }

  /** The port, or −1 if the URI names none. */
  public int port() {
    return port;
  }

  /** The URI parameters in their order, names in lower case, flags with an empty value. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** The value of a parameter; a flag such as {@code gruu} is present with an empty value. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The address of record: scheme {@code sip}, user and host in lower case, nothing else. */
  public SipUri aor() {
    String lowUser = user.toLowerCase(Locale.ROOT);
    String lowHost = host.toLowerCase(Locale.ROOT);
    boolean bare = !secure && port < 0 && parameters.isEmpty();
    return bare && lowUser.equals(user) && lowHost.equals(host)
        ? this
        : new SipUri(false, lowUser, lowHost, -1, Map.of());
  }

  /** The same URI with one more parameter at its end (or with that parameter's value replaced). */
  public SipUri with(String name, String value) {
    String lowName = SharedText.of(name.toLowerCase(Locale.ROOT));
    return new SipUri(secure, user, host, port, SmallMap.with(parameters, lowName, value));
  }

  /**
   * The same URI, with the texts of that one where they are equal: of what is kept for each
   * endpoint the user's name is kept once.
   */
  public SipUri sharing(SipUri kept) {
    return user.equals(kept.user) ? new SipUri(secure, kept.user, host, port, parameters) : this;
  }

  /** The same URI without that parameter. */
  public SipUri without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(parameters);
    fewer.remove(name.toLowerCase(Locale.ROOT));
    return new SipUri(secure, user, host, port, fewer);
  }

  /** Whether this is a globally routable user agent URI ([MS-SIPRE] 2.2.3). */
  public boolean isGruu() {
    return parameters.containsKey("gruu");
  }

  /** The {@code opaque} parameter: which endpoint or application of the user is meant. */
  public Optional<String> opaque() {
    return parameter("opaque");
  }

  /** {@code user@host} without scheme and parameters, as contact lists write it. */
  public String address() {
    return user.isEmpty() ? host : user + "@" + host;
  }

  /** The URI as text, without angle brackets. */
  public String asString() {
    StringBuilder out = new StringBuilder(secure ? "sips:" : "sip:").append(address());
    if (port >= 0) {
      out.append(':').append(port);
    }
    parameters.forEach(
        (name, value) -> {
          out.append(';').append(name);
          if (!value.isEmpty()) {
            out.append('=').append(value);
          }
        });
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SipUri that
        && secure == that.secure
        && port == that.port
        && isSame(user, that.user)
        && isSame(host, that.host)
        && parameters.equals(that.parameters);
  }

  /** Not equalsIgnoreCase: for that a dotless i is an i. */
  private static boolean isSame(String one, String other) {
    return one.equals(other) || one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        secure, user.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT), port, parameters);
  }

  @Override
  public String toString() {
    return asString();
  }
}
