package org.confab.core.clients;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * One rule: {@code ACTION AGENT [COMPARISON VERSION] [URL]}, such as {@code block-with-url OC < 3.5
 * https://litwareinc.com/client}. AGENT is a product of the User-Agent header, in any case; a star
 * at its end fits whatever follows. Without a comparison every version fits.
 */
record ClientRule(
    ClientAction action,
    String agent,
    Optional<Comparison> comparison,
    Optional<ClientVersion> version,
    String url) {
  private static final int MOST_WORDS = 5;

  /** How versions are compared. */
  private enum Comparison {
    LESS("<", order -> order < 0),
    AT_MOST("<=", order -> order <= 0),
    EQUAL("=", order -> order == 0),
    DIFFERENT("!=", order -> order != 0),
    AT_LEAST(">=", order -> order >= 0),
    MORE(">", order -> order > 0);

    private final String sign;
    private final IntPredicate fits;

    Comparison(String sign, IntPredicate fits) {
      this.sign = sign;
      this.fits = fits;
    }

    static Optional<Comparison> of(String sign) {
      return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst();
    }
  }

  /** Reads a rule; throws {@link IllegalArgumentException} that says what is wrong with it. */
  static ClientRule parse(String line) {
    List<String> words = List.of(line.strip().split("\\s+"));
    if (words.size() < 2 || words.size() > MOST_WORDS) {
      throw bad(line, "a rule is ACTION AGENT [COMPARISON VERSION] [URL]");
    }
    ClientAction action =
        ClientAction.of(words.get(0).toLowerCase(Locale.ROOT))
            .orElseThrow(() -> bad(line, "no action '" + words.get(0) + "'"));
    int next = 2;
    Optional<Comparison> comparison = words.size() > 2 ? Comparison.of(words.get(2)) : none();
    Optional<ClientVersion> version = Optional.empty();
    if (comparison.isPresent()) {
      if (words.size() < 4 || !ClientVersion.isVersion(words.get(3))) {
        throw bad(line, "no version after " + words.get(2));
      }
      version = Optional.of(ClientVersion.parse(words.get(3)));
      next = 4;
    }
    List<String> rest = words.subList(next, words.size());
    boolean url = rest.size() == 1 && rest.get(0).matches("https?://[^\"\\\\]+");
    if (action.takesUrl() ? !url : !rest.isEmpty()) {
      throw bad(line, action.takesUrl() ? "it needs one URL" : "there is too much in it");
    }
    return new ClientRule(
        action, words.get(1).toLowerCase(Locale.ROOT), comparison, version, url ? rest.get(0) : "");
  }

  private static Optional<Comparison> none() {
    return Optional.empty();
  }

  private static IllegalArgumentException bad(String line, String why) {
    return new IllegalArgumentException("rule '" + line.strip() + "': " + why);
  }

  /**
   * Whether a User-Agent fits, such as {@code UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office
   * Communicator 2007 R2)}.
   */
  boolean fits(String userAgent) {
    for (String product : userAgent.strip().split("\\s+")) {
      String[] parts = product.split("/", 2);
      if (isAgent(parts[0]) && hasVersion(parts.length < 2 ? "" : parts[1])) {
        return true;
      }
    }
    return false;
  }

  private boolean isAgent(String product) {
    String name = product.toLowerCase(Locale.ROOT);
    return agent.endsWith("*")
        ? name.startsWith(agent.substring(0, agent.length() - 1))
        : name.equals(agent);
  }

  private boolean hasVersion(String text) {
    if (comparison.isEmpty() || version.isEmpty()) {
      return true;
    }
    return ClientVersion.isVersion(text)
        && comparison.get().fits.test(ClientVersion.parse(text).compareTo(version.get()));
  }
}
