package org.confab.core.registrar;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The family of clients that an endpoint belongs to, as its REGISTER shows. */
public enum ClientDialect {
  /** RFC 3261 and its family: SIP phones. */
  PLAIN,
  /** Live Communications Server 2005: [MS-SIP]. */
  LCS,
  /** Office Communications Server 2007 and later: [MS-SIPREGE], [MS-PRES]. */
  OCS;

  /** Presence in categories: the mark of the later family. */
  static final String CATEGORIES = "msrtc-event-categories";

  /** Presence as [MS-SIP] 3.2.4.1 has it. */
  static final String LCS_PRESENCE = "com.microsoft.msrtc.presence";

  private static final Set<String> LCS_TAGS = Set.of(LCS_PRESENCE, "adhoclist", "gruu-10");

  /** Clients that were made for the older server, whatever else they offer. */
  private static final List<String> LCS_AGENTS = List.of("lcc/1.", "rtc/1.", "windows rtc/1.");

  /**
   * The dialect of a client.
   *
   * @param userAgent what it calls itself
   * @param supported its option tags in lower case
   * @param event whether its REGISTER has an Event header
   */
  static ClientDialect of(String userAgent, Set<String> supported, boolean event) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    if (LCS_AGENTS.stream().anyMatch(agent::startsWith)) {
      return LCS;
    }
    if (supported.contains(CATEGORIES)) {
      return OCS;
    }
    return event || supported.stream().anyMatch(LCS_TAGS::contains) ? LCS : PLAIN;
  }
}
