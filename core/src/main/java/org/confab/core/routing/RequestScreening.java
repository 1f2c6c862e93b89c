package org.confab.core.routing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;

/**
 * What a request is asked before its sender is (RFC 3261 16.3, 8.2.2.3, 10.3): hops left and
 * extensions known. The RFC puts authentication last, so that a stranger learns what is wrong with
 * the request itself. Syntax, scheme and loops are looked at before, where the message is parsed.
 */
public final class RequestScreening {
  /** What a Proxy-Require may ask of this server. */
  static final Set<String> PROXY_EXTENSIONS = Set.of("ms-benotify", "privacy");

  /** What a Require may ask of this server where it answers itself. */
  static final Set<String> SERVER_EXTENSIONS =
      Set.of(
          "adhoclist",
          "categorylist",
          "com.microsoft.autoextend",
          "eventlist",
          "gruu",
          "gruu-10",
          "ms-benotify",
          "ms-piggyback-first-notify",
          "msrtc-event-categories",
          "timer");

  private RequestScreening() {}

  /**
   * The request as far as it is screened.
   *
   * @param relayed whether it goes on to somebody's endpoint instead of ending here
   * @param maxForwards the hops that are left
   * @param proxyRequire the option tags of its Proxy-Require headers
   * @param require the option tags of its Require headers
   */
  public record Screened(
      boolean relayed, int maxForwards, List<String> proxyRequire, List<String> require) {
    /** Copies the lists. */
    public Screened {
      proxyRequire = List.copyOf(proxyRequire);
      require = List.copyOf(require);
    }
  }

  /**
   * Lets a request pass.
   *
   * @throws Refused 483 if it may not go on; 420 if it asks for extensions that are unknown here
   */
  public static void check(Screened request) {
    if (request.relayed() && request.maxForwards() <= 0) {
      throw new Refused(483, Diagnostic.TEMPORARILY_CANNOT_ROUTE, "Max-Forwards is used up");
    }
    List<String> unknown =
        Stream.concat(
                among(request.proxyRequire(), PROXY_EXTENSIONS),
                request.relayed() ? Stream.of() : among(request.require(), SERVER_EXTENSIONS))
            .toList();
    if (!unknown.isEmpty()) {
      throw new UnknownExtension(unknown);
    }
  }

  private static Stream<String> among(List<String> asked, Set<String> known) {
    return asked.stream().filter(tag -> !known.contains(tag.toLowerCase(Locale.ROOT)));
  }
}
