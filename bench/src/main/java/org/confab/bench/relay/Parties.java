package org.confab.bench.relay;

import java.net.InetSocketAddress;
import java.util.List;
import org.confab.bench.net.Reactor;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.DigestRegister;

/** People who are signed in and stay. */
final class Parties {
  private Parties() {}

  /** With NTLM; they sign everything. */
  static List<Party> ntlm(Reactor reactor, InetSocketAddress server, People people) {
    return people.names().stream()
        .map(
            person -> {
              Communicator client =
                  new Communicator(reactor, server, person, people.domain(), people.password());
              client.signIn().join();
              return Party.of(client);
            })
        .toList();
  }

  /** Phones that register with Digest and are not asked again. */
  static List<Party> plain(Reactor reactor, InetSocketAddress server, People people) {
    return people.names().stream()
        .map(
            person -> {
              DigestRegister client =
                  new DigestRegister(reactor, server, person, people.domain(), people.password());
              client.register().join();
              return Party.of(client.phone());
            })
        .toList();
  }
}
