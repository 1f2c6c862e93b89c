package org.confab.bench.relay;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.ProcessFigures;

/** A MESSAGE of 400 bytes inside a dialog, relayed and answered; several dialogs in turn. */
public final class Messaging implements Operation {
  private final String name;
  private final ProcessFigures figures;
  private final List<Conversation> conversations = new ArrayList<>();
  private final List<Party> parties;

  private Messaging(String name, long pid, List<Party> parties) {
    this.name = name;
    this.figures = new ProcessFigures(pid);
    this.parties = parties;
    for (int i = 0; i + 1 < parties.size(); i += 2) {
      Conversation conversation = new Conversation(parties.get(i), parties.get(i + 1));
      conversation.begin().join();
      conversations.add(conversation);
    }
  }

  /** Between clients that sign in with NTLM and sign everything. */
  public static Messaging ntlm(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    return new Messaging(name, pid, Parties.ntlm(reactor, server, people));
  }

  /** Between phones that register with Digest and are not asked again. */
  public static Messaging plain(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    return new Messaging(name, pid, Parties.plain(reactor, server, people));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProcessFigures figures() {
    return figures;
  }

  @Override
  public CompletableFuture<Void> once(int number) {
    return conversations.get(number % conversations.size()).write();
  }

  @Override
  public void close() {
    parties.forEach(party -> party.phone().close());
  }
}
