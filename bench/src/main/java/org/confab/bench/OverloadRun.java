package org.confab.bench;

import java.util.List;
import org.confab.bench.net.Reactor;
import org.confab.bench.overload.Overload;
import org.confab.bench.relay.Calling;
import org.confab.bench.relay.Messaging;
import org.confab.bench.relay.Operation;
import org.confab.bench.relay.People;
import org.confab.bench.relay.Registering;
import org.confab.bench.report.Findings;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Apart;
import org.confab.bench.server.Confab;

/**
 * Too many sign-ins by Digest, each on a connection of its own, and too many calls of clients who
 * are signed in, while messages go on in dialogs.
 */
record OverloadRun(Arguments given) {
  private static final int CROWD = 400;
  private static final int CALLERS = 400;
  private static final int TALKERS = 40;
  private static final int SECONDS = 20;

  /** What one address may have is bounded by itself; this is about what all have. */
  private static final int ADDRESSES = 64;

  void run(Findings findings) {
    Confab confab = given.confab();
    People crowd = people(confab, "o", CROWD);
    People callers = people(confab, "c", CALLERS);
    People talkers = people(confab, "t", TALKERS);
    try (Reactor reactor = new Reactor();
        Operation much =
            Registering.digest("sign-ins", confab.pid(), reactor, confab.sip(), crowd);
        Operation calls = Calling.ntlm("calls", confab.pid(), reactor, confab.sip(), callers);
        Operation dialogs =
            Messaging.ntlm("dialogs", confab.pid(), reactor, confab.sip(), talkers);
        Apart apart = Apart.of(confab.pid())) {
      System.out.println(
          apart.isApart()
              ? "the server has one processor, the load generator the others"
              : "the server and the load generator share the processors");
      reactor.spread(ADDRESSES);
      for (Operation often : List.of(calls, much)) {
        new Overload(
                often.name(),
                often,
                dialogs,
                reactor::run,
                apart.server(),
                apart.generator(),
                given.number("--seconds", SECONDS))
            .run(findings, System.out);
      }
    }
  }

  private static People people(Confab confab, String prefix, int count) {
    People people = new People("bench-" + prefix, count, confab.domain(), Accounts.PASSWORD);
    new Accounts(confab).open(people.names());
    return people;
  }
}
