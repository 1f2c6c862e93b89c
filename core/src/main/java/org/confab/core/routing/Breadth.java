package org.confab.core.routing;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;

/**
 * Max-Breadth (RFC 5393 5): how many branches of one request may be open at once, all servers
 * together. Each fork hands its branches shares of what it was given.
 *
 * @param branches how many this server may open, at least 0
 */
public record Breadth(int branches) {
  /** The header. */
  public static final String HEADER = "Max-Breadth";

  /** For requests that do not say (RFC 5393 5.3.3). */
  public static final int DEFAULT = 60;

  /**
   * Reads the header.
   *
   * @throws Refused 400 if it is no number
   */
  public static Breadth of(Optional<String> header) {
    if (header.isEmpty()) {
      return new Breadth(DEFAULT);
    }
    String digits = header.get().strip();
    if (!digits.matches("\\d{1,9}")) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "bad Max-Breadth");
    }
    return new Breadth(Integer.parseInt(digits));
  }

  /**
   * The shares of that many branches: as equal as can be, together what this server was given.
   *
   * @throws Refused 440 if there is not one for each
   */
  public List<Integer> shares(int of) {
    if (branches < of) {
      throw new Refused(440, Diagnostic.TEMPORARILY_CANNOT_ROUTE, "Max-Breadth is used up");
    }
    return IntStream.range(0, of)
        .mapToObj(i -> branches / of + (i < branches % of ? 1 : 0))
        .toList();
  }
}
