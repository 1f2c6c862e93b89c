package org.confab.web.meet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.confab.protocol.conference.ConferenceUri;

/** Fills the templates of the page of a conference; values are escaped, whatever they hold. */
final class MeetPage {
  private static final String CONFERENCE = template("meet.html");
  private static final String UNKNOWN = template("unknown.html");

  private MeetPage() {}

  /** The page of a conference. */
  static String of(ConferenceUri focus, String organizer) {
    return CONFERENCE
        .replace("${focus}", escaped(focus.asString()))
        .replace("${id}", escaped(focus.id().asString()))
        .replace("${address}", escaped(focus.organizer().address()))
        .replace("${organizer}", escaped(organizer));
  }

  /** The page where there is no such conference. */
  static String unknown() {
    return UNKNOWN;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String template(String name) {
    try (InputStream in = MeetPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the application");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }
}
