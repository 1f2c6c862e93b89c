package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The server that tests share as the one that another server asks for locations. */
public final class OtherLocations {
  /** Who asks it for everybody. */
  static final String ACCOUNT = "sip:lis@" + ConfabServer.DOMAIN;

  private static final String PASSWORD = "Of-the-location-service-1";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private OtherLocations() {}

  /** The variables of a server that asks the shared one; its account is opened there. */
  public static Map<String, String> settings(ConfabServer shared, Path folder) {
    shared.confab(LIMIT, "user", "add", ACCOUNT, "--password", PASSWORD);
    try {
      Files.createDirectories(folder);
      Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
      return Map.of(
          "CONFAB_LOCATION_SECONDARY_URL",
          "https://127.0.0.1:" + shared.httpsPort() + "/locationinformation/liservice.svc",
          "CONFAB_LOCATION_SECONDARY_USER",
          "lis@" + ConfabServer.DOMAIN,
          "CONFAB_LOCATION_SECONDARY_PASSWORD_FILE",
          password.toAbsolutePath().toString(),
          "CONFAB_LOCATION_SECONDARY_CA",
          shared.home().resolve("keys/ca.pem").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Enters a location at the shared server, a line of a table. */
  public static void enter(ConfabServer shared, Path folder, String line) throws IOException {
    String heading = "type,id,country,state,city,street,houseNumber,location\n";
    Path table = Files.writeString(folder.resolve("other.csv"), heading + line + "\n");
    Shell.Result entered = shared.confab(LIMIT, "location", "import", table.toString());
    if (entered.code() != 0) {
      throw new AssertionError("no location entered:\n" + entered.output());
    }
  }
}
