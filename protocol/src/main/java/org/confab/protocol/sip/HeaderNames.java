package org.confab.protocol.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The header names that most messages have, found by their bytes: no text is made for a name that
 * is known. One row for each, with its compact form where it has one (RFC 3261 7.3.3).
 */
final class HeaderNames {
  /** Compact forms, by their letter. */
  static final Map<String, String> COMPACT =
      Map.ofEntries(
          Map.entry("a", "accept-contact"),
          Map.entry("b", "referred-by"),
          Map.entry("c", "content-type"),
          Map.entry("d", "request-disposition"),
          Map.entry("e", "content-encoding"),
          Map.entry("f", "from"),
          Map.entry("i", "call-id"),
          Map.entry("j", "reject-contact"),
          Map.entry("k", "supported"),
          Map.entry("l", "content-length"),
          Map.entry("m", "contact"),
          Map.entry("o", "event"),
          Map.entry("r", "refer-to"),
          Map.entry("s", "subject"),
          Map.entry("t", "to"),
          Map.entry("u", "allow-events"),
          Map.entry("v", "via"),
          Map.entry("x", "session-expires"));

  private static final List<String> WITHOUT =
      List.of(
          "accept",
          "allow",
          "authentication-info",
          "authorization",
          "cseq",
          "expires",
          "max-forwards",
          "p-asserted-identity",
          "p-preferred-identity",
          "proxy-authentication-info",
          "proxy-authorization",
          "record-route",
          "require",
          "route",
          "server",
          "subscription-state",
          "user-agent");

  /** By {@link #place}; few names share one. */
  private static final int PLACES = 256;

  private static final List<List<String>> TABLE = table();

  private HeaderNames() {}

  private static List<List<String>> table() {
    List<List<String>> table = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      table.add(new ArrayList<>(1));
    }
    Stream.concat(COMPACT.values().stream(), WITHOUT.stream())
        .forEach(
            name ->
                table
                    .get(place(name.charAt(0), name.charAt(name.length() - 1), name.length()))
                    .add(name));
    return table.stream().map(List::copyOf).toList();
  }

  private static int place(int first, int last, int length) {
    return ((first | 0x20) * 31 + (last | 0x20) * 7 + length) & (PLACES - 1);
  }

  /**
   * The long name that stands there in whatever case, in lower case; empty if it is compact, in
   * this table not at all, or written with anything round it.
   */
  static String known(byte[] bytes, int from, int to) {
    if (to - from < 2) {
      return "";
    }
    for (String name : TABLE.get(place(bytes[from], bytes[to - 1], to - from))) {
      if (isAt(name, bytes, from, to)) {
        return name;
      }
    }
    return "";
  }

  private static boolean isAt(String name, byte[] bytes, int from, int to) {
    if (name.length() != to - from) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      int there = bytes[from + i];
      if (there != name.charAt(i)
          && !(there >= 'A' && there <= 'Z' && there + 32 == name.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
