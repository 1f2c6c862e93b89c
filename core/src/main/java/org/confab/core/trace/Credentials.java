package org.confab.core.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Masks credentials and challenges (RFC 7235 2.1, RFC 3261 22, [MS-SIPAE] 2.2). What is not known
 * to be harmless is masked: a token without a name, a parameter that nobody has heard of.
 */
final class Credentials {
  private static final Set<String> SCHEMES =
      Set.of("digest", "ntlm", "kerberos", "tls-dsk", "negotiate", "basic", "bearer");

  /** What says which sign-in it is, and in which step, and proves nothing. */
  private static final Set<String> HARMLESS =
      Set.of(
          "realm",
          "targetname",
          "version",
          "qop",
          "algorithm",
          "charset",
          "stale",
          "username",
          "uri",
          "nc",
          "crand",
          "cnum",
          "snum",
          "srand",
          "opaque",
          "userhash",
          "domain",
          "epid",
          "error",
          "scope",
          "sts-uri");

  /** What is secret, or lets passwords be guessed. */
  private static final Set<String> SECRET =
      Set.of("response", "rspauth", "gssapi-data", "nonce", "cnonce", "nextnonce", "password");

  private Credentials() {}

  static String masked(String value) {
    int blank = firstBlank(value);
    String scheme = value.substring(0, blank);
    if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
      // Authentication-Info begins with its parameters at once.
      return scheme.isEmpty() ? "" : parameters(value);
    }
    String rest = value.substring(blank).strip();
    return rest.isEmpty() ? scheme : scheme + " " + parameters(rest);
  }

  private static int firstBlank(String value) {
    int at = 0;
    while (at < value.length() && value.charAt(at) != ' ' && value.charAt(at) != '\t') {
      at++;
    }
    return at;
  }

  private static String parameters(String text) {
    List<String> out = new ArrayList<>();
    split(text).forEach(one -> out.add(parameter(one.strip())));
    return String.join(", ", out);
  }

  private static String parameter(String text) {
    int equals = text.indexOf('=');
    String written = equals < 0 ? "" : text.substring(0, equals).strip();
    // Several challenges in one header: the scheme of the next stands before its first parameter.
    int blank = written.lastIndexOf(' ');
    String name = written.substring(blank + 1).toLowerCase(Locale.ROOT);
    String before = blank < 0 ? "" : written.substring(0, blank).strip();
    if (!before.isEmpty() && !SCHEMES.contains(before.toLowerCase(Locale.ROOT))) {
      return SecretNames.masked(text.length());
    }
    if (HARMLESS.contains(name)) {
      return text;
    }
    return SECRET.contains(name)
        ? written + "=\"" + SecretNames.masked(text.length() - equals - 1) + "\""
        : SecretNames.masked(text.length());
  }

  /** Splits at commas outside of quotes. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        parts.add(text.substring(from, at));
        from = at + 1;
      }
    }
    parts.add(text.substring(Math.min(from, text.length())));
    return parts;
  }
}
