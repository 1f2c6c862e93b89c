package org.confab.core.kerberos;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which SIP domain the people of a realm belong to. A realm that is not here is a stranger's, even
 * if the own one trusts it.
 *
 * @param domains realm to domain, both in lower case
 */
public record Realms(Map<String, String> domains) {
  /** Keeps its own copy. */
  public Realms {
    domains = Map.copyOf(domains);
  }

  /**
   * Reads a list such as {@code AD.TEST=litwareinc.com,CORP.TEST=litwareinc.com}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Realms parse(String list) {
    Map<String, String> domains = new HashMap<>();
    for (String pair : list.split(",", -1)) {
      String[] sides = pair.strip().toLowerCase(Locale.ROOT).split("=", -1);
      if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
        throw new IllegalArgumentException(
            "'" + pair.strip() + "' is no realm and domain, such as AD.EXAMPLE.COM=example.com");
      }
      domains.put(sides[0].strip(), sides[1].strip());
    }
    return new Realms(domains);
  }

  /** The SIP domain of a realm's people. */
  Optional<String> domainOf(String realm) {
    return Optional.ofNullable(domains.get(realm.toLowerCase(Locale.ROOT)));
  }
}
