package org.confab.bench.media;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.bench.report.Findings;
import org.confab.bench.server.Coturn;
import org.confab.bench.server.Janus;
import org.confab.bench.server.OwnProcess;
import org.confab.protocol.mras.RelayCredentials;

/**
 * Mixing beside Janus and relaying beside coturn, each where it is installed; without them ours
 * alone.
 *
 * @param results where figures and logs are written
 * @param java options of the media server's Java
 * @param beside whether others are measured too
 * @param mixing what is mixed; nothing if empty
 * @param talking how many of each room can be heard, one contest for each number
 * @param relaying what is relayed; nothing if empty
 * @param findings what the page on performance is made of
 */
public record MediaBench(
    Path results,
    String java,
    boolean beside,
    Optional<Mixing> mixing,
    List<Integer> talking,
    Optional<Relaying> relaying,
    Findings findings) {
  private static final int JANUS_PORT = 15_088;
  private static final int JANUS_FIRST = 24_000;
  private static final int JANUS_LAST = 27_999;
  private static final String ENGINE_PORTS = "20000-23999";
  private static final int COTURN_PORT = 15_478;
  private static final int RELAY_PORT = 15_479;
  private static final int RELAYED_FIRST = 28_000;
  private static final int RELAYED = 1_000;
  private static final int RELAYED_LAST = RELAYED_FIRST + RELAYED - 1;

  /** Runs it; returns the tables. */
  public String run(PrintStream out) {
    return mixing.map(what -> mix(what, out)).orElse("")
        + "\n"
        + relaying.map(what -> relay(what, out)).orElse("");
  }

  private String relay(Relaying what, PrintStream out) {
    List<TurnSide> sides = new ArrayList<>();
    try {
      if (beside && Coturn.isInstalled()) {
        sides.add(coturn());
      } else {
        out.println("without coturn: relaying by Confab alone");
      }
      sides.add(confab());
      return what.run(sides, results, findings, out);
    } finally {
      sides.forEach(side -> side.end().run());
    }
  }

  private TurnSide coturn() {
    Coturn coturn =
        Coturn.start(results.resolve("coturn"), COTURN_PORT, RELAYED_FIRST, RELAYED_LAST);
    TurnSide.User user = new TurnSide.User(Coturn.USER, Coturn.PASSWORD);
    return new TurnSide("coturn", coturn.pid(), coturn.address(), any -> user, coturn::close);
  }

  private TurnSide confab() {
    OwnProcess relay =
        OwnProcess.start(
            java,
            RelayProcess.class,
            List.of(
                Integer.toString(RELAY_PORT),
                Integer.toString(RELAYED_FIRST + RELAYED),
                Integer.toString(RELAYED_LAST + RELAYED)),
            results.resolve("relay.log"));
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), RELAY_PORT);
    return new TurnSide("Confab", relay.pid(), address, MediaBench::user, relay::close);
  }

  private static TurnSide.User user(int number) {
    RelayCredentials credentials = RelayProcess.credentials("sip:bench-" + number + "@bench.test");
    return new TurnSide.User(credentials.username(), credentials.password());
  }

  private String mix(Mixing what, PrintStream out) {
    List<Bridge> bridges = new ArrayList<>();
    try {
      if (beside && Janus.isInstalled()) {
        Path folder = results.resolve("janus");
        bridges.add(new JanusBridge(Janus.start(folder, JANUS_PORT, JANUS_FIRST, JANUS_LAST)));
      } else {
        out.println("without janus: mixing by Confab alone");
      }
      bridges.add(ConfabBridge.start(java, ENGINE_PORTS, results.resolve("sound.log")));
      MixingTable table = new MixingTable(results, bridges.get(0).name(), findings);
      what.warmUp(bridges);
      talking.forEach(number -> what.run(bridges, number, table, out));
      return table.toString();
    } finally {
      bridges.forEach(Bridge::close);
    }
  }
}
