package org.confab.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The value of a From, To, Contact or P-Asserted-Identity header as written: a URI, in angle
 * brackets or bare, with header parameters behind it (RFC 3261 20.10). Never refuses a text; what
 * cannot be found is empty.
 *
 * @param uri the URI as written, without angle brackets
 * @param parameters the text behind the URI, from its first semicolon on
 */
public record RawMessageAddress(String uri, String parameters) {

  /** Reads one address. */
  public static RawMessageAddress parse(String value) {
    int open = indexOf(value, '<', 0);
    int close = open < 0 ? -1 : value.indexOf('>', open);
    if (close >= 0) {
      int semicolon = indexOf(value, ';', close);
      return new RawMessageAddress(
          value.substring(open + 1, close).strip(),
          semicolon < 0 ? "" : value.substring(semicolon));
    }
    int semicolon = indexOf(value, ';', 0);
    return semicolon < 0
        ? new RawMessageAddress(value.strip(), "")
        : new RawMessageAddress(value.substring(0, semicolon).strip(), value.substring(semicolon));
  }

  /** Reads several addresses, separated by commas outside quotes and angle brackets. */
  public static List<RawMessageAddress> parseList(String value) {
    List<RawMessageAddress> all = new ArrayList<>();
    int from = 0;
    for (int comma = endOfAddress(value, 0); ; comma = endOfAddress(value, from)) {
      String one = value.substring(from, comma);
      if (!one.isBlank()) {
        all.add(parse(one));
      }
      if (comma == value.length()) {
        return all;
      }
      from = comma + 1;
    }
  }

  private static int endOfAddress(String value, int from) {
    int comma = indexOf(value, ',', from);
    int open = indexOf(value, '<', from);
    if (open >= 0 && (comma < 0 || open < comma)) {
      int close = value.indexOf('>', open);
      comma = close < 0 ? -1 : indexOf(value, ',', close);
    }
    return comma < 0 ? value.length() : comma;
  }

  /** First place of a character outside quoted strings, or −1. */
  private static int indexOf(String value, char wanted, int from) {
    boolean quoted = false;
    for (int at = from; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted && c == '\\') {
        at++;
      } else if (!quoted && c == wanted) {
        return at;
      }
    }
    return -1;
  }

  /** The value of a header parameter without quotes; empty if it has none or is absent. */
  public String parameter(String name) {
    int from = 0;
    while (from >= 0 && from < parameters.length()) {
      int end = indexOf(parameters, ';', from + 1);
      String one = parameters.substring(from + 1, end < 0 ? parameters.length() : end);
      int equals = one.indexOf('=');
      if (equals >= 0 && one.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return unquoted(one.substring(equals + 1).strip());
      }
      from = end;
    }
    return "";
  }

  private static String unquoted(String text) {
    boolean quotes = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quotes ? text.substring(1, text.length() - 1) : text;
  }

  /** The {@code tag}; empty if there is none. */
  public String tag() {
    return parameter("tag");
  }

  /** The {@code epid}; empty if there is none. */
  public String epid() {
    return parameter("epid");
  }

  /** The URI's address of record; empty if it is no SIP URI. */
  public Optional<SipUri> aor() {
    byte[] bytes = uri.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return Optional.of(SipUri.parse(new String(bytes, StandardCharsets.UTF_8)).aor());
    } catch (IllegalArgumentException notASipUri) {
      return Optional.empty();
    }
  }
}
