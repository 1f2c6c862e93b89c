package org.confab.bench.relay;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Confab;
import org.confab.bench.server.Kamailio;

/**
 * Registering and relaying at Confab and, where it is installed, at a kamailio that is started for
 * it.
 *
 * @param confab an instance that runs
 * @param configuration kamailio's
 * @param results where kamailio writes
 * @param port where kamailio listens, TCP
 */
public record BesideKamailio(Confab confab, Path configuration, Path results, int port) {
  private static final int REGISTRANTS = 200;
  private static final int DEVICES = 40;
  private static final int TALKERS = 40;
  private static final String DOMAIN = "bench.test";

  /** Which operations are compared. */
  public interface Choice {
    /** The operations, kamailio's first. */
    List<Operation> of(Reactor reactor, Confab confab, Optional<Kamailio> kamailio);
  }

  /** Runs it; returns a table. */
  public String run(Comparison comparison, Choice choice, PrintStream out) {
    Optional<Kamailio> kamailio =
        Optional.of(configuration)
            .filter(file -> Kamailio.isInstalled())
            .map(file -> Kamailio.start(file, results.resolve("kamailio"), port));
    List<Operation> operations = new ArrayList<>();
    try (Reactor reactor = new Reactor()) {
      operations.addAll(choice.of(reactor, confab, kamailio));
      return comparison.run(operations, out);
    } finally {
      operations.forEach(Operation::close);
      kamailio.ifPresent(Kamailio::close);
    }
  }

  /** A sign-in each. */
  public static List<Operation> registering(
      Reactor reactor, Confab confab, Optional<Kamailio> kamailio) {
    People people = people("r", REGISTRANTS, confab.domain());
    new Accounts(confab).open(people.names());
    People others = people("r", REGISTRANTS, DOMAIN);
    return both(
        kamailio.map(
            peer ->
                Registering.digest("kamailio, Digest", peer.pid(), reactor, peer.sip(), others)),
        Registering.digest("Confab, Digest", confab.pid(), reactor, confab.sip(), people),
        Registering.ntlm("Confab, NTLM", confab.pid(), reactor, confab.sip(), people),
        Registering.tlsDsk("Confab, TLS-DSK", reactor, confab, people, DEVICES));
  }

  /** A MESSAGE each. */
  public static List<Operation> messaging(
      Reactor reactor, Confab confab, Optional<Kamailio> kamailio) {
    People people = people("t", TALKERS, confab.domain());
    new Accounts(confab).open(people.names());
    People others = people("t", TALKERS, DOMAIN);
    return both(
        kamailio.map(
            peer -> Messaging.plain("kamailio, unsigned", peer.pid(), reactor, peer.sip(), others)),
        Messaging.ntlm("Confab, NTLM", confab.pid(), reactor, confab.sip(), people));
  }

  private static List<Operation> both(Optional<Operation> peer, Operation... ours) {
    return Stream.concat(peer.stream(), Stream.of(ours)).toList();
  }

  private static People people(String prefix, int count, String domain) {
    return new People("bench-" + prefix, count, domain, Accounts.PASSWORD);
  }
}
