package org.confab.bench.media;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.confab.bench.server.OwnProcess;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.relay.Relay;
import org.confab.mediaserver.relay.RelayLimits;
import org.confab.mediaserver.relay.RelaySettings;
import org.confab.protocol.location.Subnet;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.mras.RelayKey;

/**
 * The media relay of the media server as a process of its own, with its usual limits and a key that
 * is no secret. Ends with its input.
 */
public final class RelayProcess {
  private static final RelayKey KEY = new RelayKey("bench", new byte[RelayKey.LENGTH]);
  private static final Duration VALID = Duration.ofHours(1);

  private RelayProcess() {}

  /** What a user signs in with. */
  static RelayCredentials credentials(String identity) {
    return KEY.issue(1, identity, Instant.now().plus(VALID));
  }

  /**
   * Runs it on the loopback address.
   *
   * @param arguments its port, the first and the last relayed one
   */
  public static void main(String[] arguments) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    int port = Integer.parseInt(arguments[0]);
    int first = Integer.parseInt(arguments[1]);
    int last = Integer.parseInt(arguments[2]);
    RelaySettings settings =
        new RelaySettings(
            here, here, port, port, first, last, first, List.of(Subnet.parse("127.0.0.0/8")));
    try (Relay relay = new Relay(settings, RelayLimits.DEFAULT, new Figures())) {
      relay.keys(List.of(KEY));
      new PrintStream(System.out, true, StandardCharsets.UTF_8).println(OwnProcess.READY);
      while (System.in.read() >= 0) {
        // Nothing is ordered: only the end counts.
      }
    }
  }
}
