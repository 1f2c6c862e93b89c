package org.confab.mediaserver.negotiation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.SessionDescription;

/** How much a side takes of a medium: {@code b=} (RFC 4566 5.8, 3890), {@code a=x-mediabw}. */
final class Bandwidth {
  private static final String MEDIA = "x-mediabw";
  private static final String LABEL = "label";
  private static final int BITS = 1_000;
  private static final int MAX_DIGITS = 9;

  private Bandwidth() {}

  /** In thousands of bits a second; 0 if it is not said. */
  static int of(SessionDescription session, MediaDescription medium) {
    List<Integer> said = new ArrayList<>();
    for (String line : medium.bandwidths()) {
      String[] pair = line.split(":", 2);
      String kind = pair[0].strip().toUpperCase(Locale.ROOT);
      int value = pair.length < 2 ? 0 : number(pair[1]);
      if (kind.equals("AS") || kind.equals("CT")) {
        said.add(value);
      } else if (kind.equals("TIAS")) {
        said.add((value + BITS - 1) / BITS);
      }
    }
    String label = medium.attribute(LABEL).orElse("");
    for (var attribute : session.attributes()) {
      String[] fields = attribute.value().split("\\s+", 2);
      if (attribute.is(MEDIA) && fields.length == 2 && fields[0].equals(label)) {
        said.add(received(fields[1]));
      }
    }
    return said.stream().filter(value -> value > 0).min(Integer::compare).orElse(0);
  }

  /** [MS-SDPEXT] 3.1.5.36: {@code send=4000;recv=4000}. */
  private static int received(String limits) {
    for (String each : limits.split(";", -1)) {
      String[] pair = each.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equalsIgnoreCase("recv")) {
        return number(pair[1]);
      }
    }
    return 0;
  }

  private static int number(String text) {
    String digits = text.strip();
    return digits.matches("[0-9]{1," + MAX_DIGITS + "}") ? Integer.parseInt(digits) : 0;
  }
}
