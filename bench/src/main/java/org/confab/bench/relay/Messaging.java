package org.confab.bench.relay;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.DigestRegister;
import org.confab.bench.sip.Phone;

/** A MESSAGE of 400 bytes inside a dialog, relayed and answered; several dialogs in turn. */
public final class Messaging implements Operation {
  private final String name;
  private final ProcessFigures figures;
  private final List<Conversation> conversations = new ArrayList<>();
  private final List<Phone> phones = new ArrayList<>();

  private Messaging(String name, long pid) {
    this.name = name;
    this.figures = new ProcessFigures(pid);
  }

  /** Between clients that sign in with NTLM and sign everything. */
  public static Messaging ntlm(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    Messaging made = new Messaging(name, pid);
    List<Party> parties = new ArrayList<>();
    for (String person : people.names()) {
      Communicator client =
          new Communicator(reactor, server, person, people.domain(), people.password());
      client.signIn().join();
      parties.add(Party.of(client));
    }
    return made.talking(parties);
  }

  /** Between phones that register with Digest and are not asked again. */
  public static Messaging plain(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    Messaging made = new Messaging(name, pid);
    List<Party> parties = new ArrayList<>();
    for (String person : people.names()) {
      DigestRegister client =
          new DigestRegister(reactor, server, person, people.domain(), people.password());
      client.register().join();
      parties.add(Party.of(client.phone()));
    }
    return made.talking(parties);
  }

  private Messaging talking(List<Party> parties) {
    parties.forEach(party -> phones.add(party.phone()));
    for (int i = 0; i + 1 < parties.size(); i += 2) {
      Conversation conversation = new Conversation(parties.get(i), parties.get(i + 1));
      conversation.begin().join();
      conversations.add(conversation);
    }
    return this;
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
    phones.forEach(Phone::close);
  }
}
