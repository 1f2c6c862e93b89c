package org.confab.bench.conference;

import java.util.List;
import java.util.stream.IntStream;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.AdminApi;
import org.confab.bench.server.Confab;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.sip.Communicator;

/** Conferences of Confab: everybody signs in with NTLM, everything is signed. */
final class FocusHall implements Hall {
  /** Smaller meetings need no policy. */
  private static final int FEWEST = 250;

  private final Reactor reactor;
  private final Confab server;

  FocusHall(Reactor reactor, Confab server) {
    this.reactor = reactor;
    this.server = server;
  }

  @Override
  public String name() {
    return "Confab, Focus";
  }

  @Override
  public ProcessFigures figures() {
    return new ProcessFigures(server.pid());
  }

  @Override
  public List<Member> gather(int people) {
    List<String> names = IntStream.range(0, people).mapToObj(number -> "bench-c" + number).toList();
    new Accounts(server).open(names);
    new AdminApi(server)
        .policy(
            "sip:" + names.get(0) + "@" + server.domain(),
            "meetingPolicy.MeetingSize",
            Integer.toString(Math.max(people, FEWEST)));
    List<Communicator> present = names.stream().map(this::person).toList();
    InTurn.each(present, person -> person.signIn().thenAccept(in -> {}));
    String focus = FocusMember.schedule(present.get(0)).join();
    return present.stream().<Member>map(person -> new FocusMember(person, focus)).toList();
  }

  private Communicator person(String name) {
    return new Communicator(reactor, server.sip(), name, server.domain(), Accounts.PASSWORD);
  }

  @Override
  public void close() {}
}
