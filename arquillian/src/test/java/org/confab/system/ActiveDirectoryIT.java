package org.confab.system;

import static org.confab.system.server.ServiceKeytab.SERVICE;

import java.nio.file.Path;
import java.util.Optional;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SambaDomain;
import org.confab.system.server.ServiceKeytab;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with a ticket of an Active Directory, as single sign-on does. */
@ExtendWith(SharedConfab.class)
class ActiveDirectoryIT {
  @TempDir static Path folder;
  private static Optional<SambaDomain> domain = Optional.empty();

  @BeforeAll
  static void found(ConfabServer server) {
    SambaDomain started = SambaDomain.start(folder);
    domain = Optional.of(started);
    started.addPerson("alice", "Secret-of-alice-1");
    ServiceKeytab.use(server, started.addService("svcsip", SERVICE));
  }

  @AfterAll
  static void leave() {
    domain.ifPresent(SambaDomain::close);
  }

  @Test
  void whoIsSignedInToTheDomainIsSignedInHere(ConfabServer server) {
    SambaDomain directory = domain.orElseThrow();
    Path tickets = directory.signIn("alice", "Secret-of-alice-1", SERVICE);
    Start withTicket =
        Start.of(server, "alice", "tls")
            .password("of no use")
            .with("--auth", "krb5", "--sso")
            .in(directory.environment(tickets));
    try (SipeClient alice = withTicket.signIn();
        SipeClient bob = Start.of(server, "bob", "tls").signIn()) {
      bob.awaitPresence("alice", "available");
      bob.order("im alice@" + ConfabServer.DOMAIN + " are you in the domain?");
      alice.await("im", "from", "bob@" + ConfabServer.DOMAIN, "text", "are you in the domain?");
      alice.order("im bob@" + ConfabServer.DOMAIN + " I am");
      bob.await("im", "from", "alice@" + ConfabServer.DOMAIN, "text", "I am");
    }
  }
}
