package org.confab.protocol.webticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.confab.protocol.xml.XmlLimits;

/** Messages of pidgin-sipe as they were recorded. */
final class WebTicketExamples {
  static final XmlLimits LIMITS = new XmlLimits(64 * 1024, 64, 1_000);

  /** Both sides' entropy of the recorded ticket. */
  static final byte[] CLIENT =
      Base64.getDecoder().decode("TMvA3oZdJFtGlF+1O6bcKBXbQu8D2gNgJ8A76GIOPpE=");

  static final byte[] SERVER =
      Base64.getDecoder().decode("jKlA3UKm8RypcoifiICeSqZYCr/Ep1gHOHarnL1Ylg8=");

  private WebTicketExamples() {}

  static String text(String name) {
    try (InputStream in = WebTicketExamples.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
