package org.confab.core.conferencing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.confab.core.Settings;
import org.confab.protocol.conference.ConferenceUri;

/** The web pages of conferences on this server: {@code /meet/ORGANIZER/ID}. */
public final class MeetPages {
  private static final int HTTPS = 443;

  private MeetPages() {}

  /** The pages of the server with these settings. */
  public static JoinUrls of(Settings settings) {
    String port = settings.httpsPort() == HTTPS ? "" : ":" + settings.httpsPort();
    String base = "https://" + settings.serverName() + port + "/meet/";
    return focus -> base + organizer(focus, settings) + "/" + focus.id().asString();
  }

  /** The organizer's name; with the domain where that is not the server's own. */
  private static String organizer(ConferenceUri focus, Settings settings) {
    boolean own = focus.organizer().host().equalsIgnoreCase(settings.domain());
    String name = own ? focus.organizer().user() : focus.organizer().address();
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%40", "@");
  }
}
