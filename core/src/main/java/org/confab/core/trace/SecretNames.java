package org.confab.core.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of what is secret, wherever it stands: XML, JSON, forms. One table for all. */
final class SecretNames {
  /** Elements and attributes of XML, members of JSON, fields of forms and queries. */
  private static final List<String> PASSWORDS =
      List.of("password", "passwd", "pwd", "passphrase", "pin", "secret", "sharedsecret");

  /** Half of a relay's credentials is the name in them ([MS-AVEDGEA] 2.2): elements alone. */
  private static final Set<String> RELAYS = Set.of("username", "relay-key");

  /** Tickets and proofs of web services ([MS-OCAUTHWS], WS-Trust, WS-Security, XML Encryption). */
  private static final List<String> TICKETS =
      List.of(
          "security",
          "assertion",
          "encryptedassertion",
          "binarysecuritytoken",
          "requestedsecuritytoken",
          "requestedprooftoken",
          "binarysecret",
          "binaryexchange",
          "entropy",
          "ciphervalue",
          "signaturevalue",
          "nonce",
          "token",
          "access_token",
          "refresh_token",
          "ticket",
          "webticket",
          "cookie",
          "credential",
          "authorization");

  /** Keys of conferences ([MS-CONFBAS] 2.2.2) and of whatever else. */
  private static final List<String> KEYS =
      List.of("conference-key", "cms-data", "accesskey", "apikey", "privatekey", "pfx", "pkcs12");

  private static final Set<String> ALL = new TreeSet<>();

  static {
    List.of(PASSWORDS, TICKETS, KEYS).forEach(ALL::addAll);
  }

  private SecretNames() {}

  /** Whether the content of an element of that name, without its prefix, is secret. */
  static boolean ofElement(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ALL.contains(lower) || RELAYS.contains(lower);
  }

  /** All but those that are of elements alone, in lower case. */
  static Set<String> all() {
    return Set.copyOf(ALL);
  }

  /** All of them as alternatives of a regular expression, longer ones first. */
  static String pattern() {
    return ALL.stream()
        .sorted(Comparator.comparing(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  /** What stands where a secret was. */
  static String masked(int length) {
    return "[masked " + length + "]";
  }
}
