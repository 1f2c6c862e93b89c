package org.confab.system;

import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Shell;

/** Makes people with whom no other test has to do: their contact lists are empty. */
final class NewUser {
  private NewUser() {}

  /** Opens an account as an administrator does; its name, without the domain. */
  static String of(ConfabServer server) {
    byte[] random = new byte[6];
    ThreadLocalRandom.current().nextBytes(random);
    String name = "new-" + HexFormat.of().formatHex(random);
    Shell.Result added =
        server.confab(
            Duration.ofMinutes(1),
            "user",
            "add",
            "sip:" + name + "@" + ConfabServer.DOMAIN,
            "--password",
            ConfabServer.PASSWORD);
    if (added.code() != 0) {
      throw new AssertionError("no account for " + name + ":\n" + added.output());
    }
    return name;
  }
}
