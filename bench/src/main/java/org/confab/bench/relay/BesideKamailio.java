package org.confab.bench.relay;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.bench.net.Reactor;
import org.confab.bench.report.Findings;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Confab;
import org.confab.bench.server.Kamailio;

/**
 * Registering, relaying and calling at Confab and, where it is installed, at a kamailio that is
 * started for it.
 *
 * @param confab an instance that runs
 * @param configuration kamailio's
 * @param results where kamailio writes
 * @param port where kamailio listens, TCP; TLS at the next
 * @param tls whether clients connect with TLS
 */
public record BesideKamailio(
    Confab confab, Path configuration, Path results, int port, boolean tls) {
  private static final int REGISTRANTS = 200;
  private static final int DEVICES = 40;
  private static final int TALKERS = 40;
  private static final String DOMAIN = "bench.test";
  private static final String UNASKED = "plain.test";

  /** Which operations are compared. */
  public interface Choice {
    /** The operations, kamailio's first. */
    List<Operation> of(BesideKamailio bench, Reactor reactor, Optional<Kamailio> kamailio);
  }

  /** Runs it. */
  public void run(Comparison comparison, Choice choice, Findings findings, PrintStream out) {
    Optional<Kamailio> kamailio =
        Optional.of(configuration)
            .filter(file -> Kamailio.isInstalled(tls))
            .map(file -> start(file, results.resolve("kamailio")));
    if (kamailio.isEmpty()) {
      out.println("kamailio is not installed: Confab alone");
    }
    List<Operation> operations = new ArrayList<>();
    try (Reactor reactor = new Reactor()) {
      if (tls) {
        reactor.secure(confab.sips(), confab.trust());
        kamailio.ifPresent(peer -> reactor.secure(peer.sips(), confab.trust()));
      }
      operations.addAll(choice.of(this, reactor, kamailio));
      comparison.run(operations, findings, out);
    } finally {
      operations.forEach(Operation::close);
      kamailio.ifPresent(Kamailio::close);
    }
  }

  private Kamailio start(Path file, Path folder) {
    return tls
        ? Kamailio.startWithTls(file, folder, port, confab)
        : Kamailio.start(file, folder, port);
  }

  private InetSocketAddress ours() {
    return tls ? confab.sips() : confab.sip();
  }

  private InetSocketAddress theirs(Kamailio peer) {
    return tls ? peer.sips() : peer.sip();
  }

  /** A sign-in each. */
  public List<Operation> registering(Reactor reactor, Optional<Kamailio> kamailio) {
    People people = ours("r", REGISTRANTS);
    long pid = confab.pid();
    List<Operation> all = new ArrayList<>();
    kamailio.ifPresent(
        peer ->
            all.add(
                Registering.digest(
                    "kamailio, Digest",
                    peer.pid(),
                    reactor,
                    theirs(peer),
                    theirs("r", REGISTRANTS, DOMAIN))));
    all.add(Registering.digest("Confab, Digest", pid, reactor, ours(), people));
    all.add(Registering.ntlm("Confab, NTLM", pid, reactor, ours(), people));
    if (!tls) {
      all.add(Registering.tlsDsk("Confab, TLS-DSK", reactor, confab, people, DEVICES));
    }
    return all;
  }

  /** A REGISTER on a connection that is kept, each. */
  public List<Operation> refreshing(Reactor reactor, Optional<Kamailio> kamailio) {
    List<Operation> all = new ArrayList<>();
    kamailio.ifPresent(
        peer -> {
          InetSocketAddress at = theirs(peer);
          all.add(
              Refreshing.digest(
                  "kamailio, plain", peer.pid(), reactor, at, theirs("p", REGISTRANTS, UNASKED)));
          all.add(
              Refreshing.digest(
                  "kamailio, Digest", peer.pid(), reactor, at, theirs("r", REGISTRANTS, DOMAIN)));
        });
    long pid = confab.pid();
    all.add(Refreshing.digest("Confab, Digest", pid, reactor, ours(), ours("d", REGISTRANTS)));
    all.add(Refreshing.ntlm("Confab, NTLM", pid, reactor, ours(), ours("s", REGISTRANTS)));
    return all;
  }

  /** A MESSAGE each. */
  public List<Operation> messaging(Reactor reactor, Optional<Kamailio> kamailio) {
    return both(
        kamailio.map(
            peer ->
                Messaging.plain(
                    "kamailio, unsigned",
                    peer.pid(),
                    reactor,
                    theirs(peer),
                    theirs("t", TALKERS, DOMAIN))),
        Messaging.ntlm("Confab, NTLM", confab.pid(), reactor, ours(), ours("t", TALKERS)));
  }

  /** A call each. */
  public List<Operation> calling(Reactor reactor, Optional<Kamailio> kamailio) {
    return both(
        kamailio.map(
            peer ->
                Calling.plain(
                    "kamailio, unsigned",
                    peer.pid(),
                    reactor,
                    theirs(peer),
                    theirs("k", TALKERS, DOMAIN))),
        Calling.ntlm("Confab, NTLM", confab.pid(), reactor, ours(), ours("k", TALKERS)));
  }

  private static List<Operation> both(Optional<Operation> peer, Operation ours) {
    return Stream.concat(peer.stream(), Stream.of(ours)).toList();
  }

  private People ours(String prefix, int count) {
    People people = theirs(prefix, count, confab.domain());
    new Accounts(confab).open(people.names());
    return people;
  }

  private static People theirs(String prefix, int count, String domain) {
    return new People("bench-" + prefix, count, domain, Accounts.PASSWORD);
  }
}
