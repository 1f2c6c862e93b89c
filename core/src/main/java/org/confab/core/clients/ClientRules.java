package org.confab.core.clients;

import java.util.Arrays;
import java.util.List;

/**
 * Rules for clients in their order; the first that fits decides, and whom none fits may sign in.
 *
 * @param rules the rules
 */
public record ClientRules(List<ClientRule> rules) {
  /** Longest text of rules, in characters. */
  public static final int MAX_LENGTH = 4000;

  /** Most rules. */
  static final int MAX_RULES = 100;

  /** Everybody may sign in. */
  public static final ClientRules NONE = new ClientRules(List.of());

  private static final ClientVerdict ALLOWED = new ClientVerdict(ClientAction.ALLOW, "");

  /** Copies its list; throws {@link IllegalArgumentException} for too long a one. */
  public ClientRules {
    rules = List.copyOf(rules);
    if (rules.size() > MAX_RULES) {
      throw new IllegalArgumentException("more than " + MAX_RULES + " rules");
    }
  }

  /**
   * Reads rules that are separated by semicolons or line ends.
   *
   * @throws IllegalArgumentException that says which rule is wrong, and why
   */
  public static ClientRules parse(String text) {
    return new ClientRules(
        Arrays.stream(text.split("[;\\r\\n]+"))
            .filter(line -> !line.isBlank())
            .map(ClientRule::parse)
            .toList());
  }

  /** What is done with a client that calls itself so. */
  public ClientVerdict of(String userAgent) {
    return rules.stream()
        .filter(rule -> rule.fits(userAgent))
        .findFirst()
        .map(rule -> new ClientVerdict(rule.action(), rule.url()))
        .orElse(ALLOWED);
  }
}
