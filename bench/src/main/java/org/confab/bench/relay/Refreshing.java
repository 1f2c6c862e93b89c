package org.confab.bench.relay;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.DigestRegister;
import org.confab.bench.sip.Phone;

/** A REGISTER once more, on the connection of the first one: one request, one answer. */
public final class Refreshing implements Operation {
  private record Guest(Phone phone, Supplier<CompletableFuture<Void>> again) {}

  private final String name;
  private final ProcessFigures figures;
  private final List<Guest> guests;

  private Refreshing(String name, long pid, People people, Function<String, Guest> each) {
    this.name = name;
    this.figures = new ProcessFigures(pid);
    this.guests = people.names().stream().map(each).toList();
    guests.forEach(guest -> guest.again().get().join());
  }

  /**
   * Phones with MD5 Digest, which use their challenge again; at a server that asks for none, none.
   */
  public static Refreshing digest(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    return new Refreshing(
        name,
        pid,
        people,
        person -> {
          DigestRegister client =
              new DigestRegister(reactor, server, person, people.domain(), people.password());
          return new Guest(client.phone(), client::refresh);
        });
  }

  /** Clients that have signed in with NTLM and sign. */
  public static Refreshing ntlm(
      String name, long pid, Reactor reactor, InetSocketAddress server, People people) {
    return new Refreshing(
        name,
        pid,
        people,
        person -> {
          Communicator client =
              new Communicator(reactor, server, person, people.domain(), people.password());
          client.signIn().join();
          return new Guest(client.phone(), () -> client.refresh().thenAccept(done -> {}));
        });
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
    return guests.get(number % guests.size()).again().get();
  }

  @Override
  public void close() {
    guests.forEach(guest -> guest.phone().close());
  }
}
