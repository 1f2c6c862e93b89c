package org.confab.bench.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.confab.bench.conference.Gathering;
import org.confab.bench.net.Reactor;
import org.confab.bench.presence.BatchSubscription;
import org.confab.bench.presence.Crowd;
import org.confab.bench.relay.Dialog;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Confab;
import org.confab.bench.sip.Communicator;

/** Endpoints that stay, and what they do when it is due. */
final class Town implements AutoCloseable {
  private static final String TYPE = "text/plain; charset=UTF-8";
  private static final String TEXT = "All work and no play makes Jack a dull boy. ".repeat(5);

  /** People who come and go; nobody calls them. */
  private static final int GUESTS = 60;

  private final Confab server;
  private final Reactor reactor;
  private final Model model;
  private final int users;
  private final List<Resident> residents = new ArrayList<>();
  private final AtomicLong told = new AtomicLong();
  private final AtomicInteger next = new AtomicInteger();

  /** So many endpoints of people of that model, none of whom has come yet. */
  Town(Confab server, Reactor reactor, Model model, int endpoints) {
    this.server = server;
    this.reactor = reactor;
    this.model = model;
    this.users = Math.max(model.meetingSize(), (int) Math.ceil(endpoints / model.endpoints()));
    new Accounts(server).open(IntStream.range(0, users).mapToObj(Town::name).toList());
    new Accounts(server).open(IntStream.range(0, GUESTS).mapToObj(Town::guest).toList());
    for (int i = 0; i < endpoints; i++) {
      residents.add(new Resident(client(name(i % users)), i / users, told));
    }
  }

  /** Everybody signs in and watches; each is watched by as many as the model says. */
  void come() {
    Crowd.gather(residents.size(), at -> residents.get(at).come(watchedBy(at % users)));
  }

  private List<String> watchedBy(int user) {
    return IntStream.rangeClosed(1, Math.min(model.watchers(), users - 1))
        .mapToObj(each -> uri((user + each) % users))
        .toList();
  }

  /** Notifications so far. */
  long told() {
    return told.get();
  }

  int users() {
    return users;
  }

  /** Does one of that kind. */
  CompletableFuture<Void> act(Kind kind) {
    int number = next.incrementAndGet();
    Resident one = residents.get(ThreadLocalRandom.current().nextInt(residents.size()));
    return switch (kind) {
      case PUBLICATION -> one.publish(number);
      case POLL -> one.poll(uri(number % users));
      case SESSION -> session(residents.get(number % users), residents.get((number + 1) % users));
      case SIGN_IN -> visit(number % users);
      case MEETING -> meeting(number);
    };
  }

  private CompletableFuture<Void> session(Resident from, Resident to) {
    Dialog dialog = new Dialog(from.party(), to.party());
    CompletableFuture<Void> said = dialog.begin("");
    for (int i = 0; i < model.messages(); i++) {
      said = said.thenCompose(before -> dialog.say("MESSAGE", TYPE, TEXT));
    }
    return said.thenCompose(all -> dialog.end());
  }

  private CompletableFuture<Void> visit(int user) {
    Communicator guest = client(guest(user % GUESTS));
    guest.onRequest(request -> told.incrementAndGet());
    return guest
        .signIn()
        .thenCompose(in -> guest.ask(BatchSubscription.of(guest.aor(), watchedBy(user))))
        .thenCompose(watching -> guest.signOut())
        .<Void>thenApply(out -> null)
        .whenComplete((done, failed) -> guest.close());
  }

  private CompletableFuture<Void> meeting(int number) {
    return Gathering.of(
        IntStream.range(0, model.meetingSize())
            .mapToObj(each -> client(guest((number + each) % GUESTS)))
            .toList());
  }

  private Communicator client(String name) {
    return new Communicator(reactor, server.sip(), name, server.domain(), Accounts.PASSWORD);
  }

  private String uri(int user) {
    return "sip:" + name(user) + "@" + server.domain();
  }

  private static String guest(int number) {
    return "bench-g" + number;
  }

  private static String name(int user) {
    return "bench-x" + user;
  }

  @Override
  public void close() {
    residents.forEach(Resident::close);
  }
}
