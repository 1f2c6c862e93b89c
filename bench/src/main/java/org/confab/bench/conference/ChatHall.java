package org.confab.bench.conference;

import java.util.List;
import java.util.stream.IntStream;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.server.Prosody;

/** Rooms of a prosody. */
final class ChatHall implements Hall {
  private final Reactor reactor;
  private final Prosody server;
  private int rooms;

  ChatHall(Reactor reactor, Prosody server) {
    this.reactor = reactor;
    this.server = server;
  }

  @Override
  public String name() {
    return "prosody, MUC";
  }

  @Override
  public ProcessFigures figures() {
    return new ProcessFigures(server.pid());
  }

  @Override
  public List<Member> gather(int people) {
    String room = "room" + rooms++ + "@rooms.bench.test";
    List<ChatMember> present =
        IntStream.range(0, people)
            .mapToObj(each -> new ChatMember(reactor, server.address(), room, "bench-c" + each))
            .toList();
    InTurn.each(present, ChatMember::signIn);
    return List.copyOf(present);
  }

  @Override
  public void close() {
    server.close();
  }
}
