package org.confab.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A torture message of RFC 4475 or RFC 5118 and the verdicts that its RFC allows.
 *
 * @param name its file among the test resources
 * @param section where the RFC describes it
 * @param datagram the verdicts over UDP
 * @param stream the verdicts over TCP and TLS
 * @param bytes the message
 */
record Torture(
    String name, String section, List<String> datagram, List<String> stream, byte[] bytes) {
  private static final String FOLDER = "/torture/";
  private static final String ACCEPTED = "accepted";
  private static final Set<String> NOT_READ = Set.of("400", "500", "503", "505", "513");
  private static final Pattern LENGTH =
      Pattern.compile("^(?:Content-Length|l)\\s*:\\s*(\\d+)", Pattern.MULTILINE);

  /** All of them, in the order of their sections. */
  static List<Torture> all() {
    return new String(resource("verdicts.tsv"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(Torture::row)
        .toList();
  }

  private static Torture row(String line) {
    Iterator<String> cells = Arrays.asList(line.split("\t")).iterator();
    String name = cells.next();
    return new Torture(
        name,
        cells.next(),
        List.of(cells.next().split(" ")),
        List.of(cells.next().split(" ")),
        resource(name));
  }

  private static byte[] resource(String name) {
    try (InputStream in = Torture.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new AssertionError("no resource " + FOLDER + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the RFC allows over that transport. */
  List<String> allowed(String transport) {
    return transport.equals("udp") ? datagram : stream;
  }

  /**
   * Whether what happened is among the verdicts.
   *
   * @param seen a status, {@code silent}, {@code closed} or {@code 400+closed}
   */
  boolean allows(String transport, String seen) {
    return allowed(transport).stream().anyMatch(verdict -> fits(verdict, seen));
  }

  private static boolean fits(String verdict, String seen) {
    return verdict.startsWith(ACCEPTED)
        ? seen.matches("[1-6]\\d\\d" + Pattern.quote(verdict.substring(ACCEPTED.length())))
            && !NOT_READ.contains(seen.substring(0, 3))
        : verdict.equals(seen);
  }

  /** The bytes of the body that Content-Length announces and the message does not have. */
  int missing() {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n") + 4;
    Matcher length = LENGTH.matcher(text);
    return length.find() ? Math.max(0, Integer.parseInt(length.group(1)) - text.length() + end) : 0;
  }
}
