package org.confab.protocol.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Seeds among the test resources: messages of the shapes that pidgin-sipe sends and gets, and the
 * torture messages of RFC 4475 and RFC 5118.
 */
public final class FuzzSeeds {
  private static final String BETWEEN = "\n=====\n";

  private FuzzSeeds() {}

  /** The documents of {@code fuzz/xml/}, by the name of their root. */
  public static String[] xml(String root) {
    return split(text("/fuzz/xml/" + root + ".txt"));
  }

  /** SIP messages: one of each method and event, and the answers to them. */
  public static List<byte[]> sip() {
    return Arrays.stream(split(text("/fuzz/sip.txt"))).map(FuzzSeeds::wire).toList();
  }

  /** Offers and answers. */
  public static List<byte[]> sdp() {
    return Arrays.stream(split(text("/fuzz/sdp.txt"))).map(FuzzSeeds::wire).toList();
  }

  /** The torture messages. */
  public static List<byte[]> torture() {
    List<byte[]> all = new ArrayList<>();
    text("/torture/verdicts.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> all.add(bytes("/torture/" + line.substring(0, line.indexOf('\t')))));
    return all;
  }

  /** Kerberos tokens of real tickets. */
  public static List<byte[]> tickets() {
    return text("/kerberos/tickets.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)))
        .toList();
  }

  /**
   * What a target once failed with, of every module's {@code fuzz/findings.tsv}: name of the
   * target, the bytes in hexadecimal digits, and what went wrong.
   */
  static List<byte[]> findings(String target) {
    List<byte[]> all = new ArrayList<>();
    try {
      for (URL file :
          Collections.list(FuzzSeeds.class.getClassLoader().getResources("fuzz/findings.tsv"))) {
        try (InputStream in = file.openStream()) {
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split("\t", 3))
              .filter(cells -> cells[0].equals(target))
              .forEach(cells -> all.add(HexFormat.of().parseHex(cells[1])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static byte[] wire(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String[] split(String text) {
    return text.strip().split(BETWEEN);
  }

  private static String text(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = FuzzSeeds.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("no resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
