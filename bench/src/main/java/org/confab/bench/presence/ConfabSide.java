package org.confab.bench.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.confab.bench.net.Reactor;
import org.confab.bench.server.Accounts;
import org.confab.bench.server.Confab;
import org.confab.bench.server.ProcessFigures;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Message;
import org.confab.bench.sip.Request;

/** Watchers who sign in with NTLM, each a person of his own, in one of two dialects. */
final class ConfabSide implements Side {
  private final Reactor reactor;
  private final Confab server;
  private final Dialect dialect;
  private final Communicator publisher;
  private final List<Communicator> watchers = new ArrayList<>();
  private final NotePublisher note;
  private final AtomicInteger wrong = new AtomicInteger();

  ConfabSide(Reactor reactor, Confab server, Dialect dialect) {
    this.reactor = reactor;
    this.server = server;
    this.dialect = dialect;
    new Accounts(server).open(List.of(dialect.publisher()));
    this.publisher = person(dialect.publisher());
    this.publisher.signIn().join();
    this.note = new NotePublisher(publisher);
  }

  private Communicator person(String name) {
    return new Communicator(reactor, server.sip(), name, server.domain(), Accounts.PASSWORD);
  }

  @Override
  public String name() {
    return "Confab, " + dialect.title();
  }

  @Override
  public ProcessFigures figures() {
    return new ProcessFigures(server.pid());
  }

  @Override
  public void watch(int count, Tally tally) {
    new Accounts(server).open(IntStream.range(0, count).mapToObj(dialect::watcher).toList());
    Crowd.gather(count, at -> subscribe(at, tally));
  }

  private CompletableFuture<Void> subscribe(int at, Tally tally) {
    Communicator watcher = person(dialect.watcher(at));
    watchers.add(watcher);
    watcher.onRequest(message -> notified(watcher, at, message, tally));
    return watcher
        .signIn()
        .thenCompose(done -> watcher.ask(dialect.subscribe(watcher.aor(), publisher.aor())))
        .thenAccept(answer -> {});
  }

  private void notified(Communicator watcher, int at, Message message, Tally tally) {
    dialect.answer(watcher, message);
    long number = message.numberBetween(NotePublisher.BEFORE, (byte) '<');
    tally.received(at, number, message.bytes().length);
    if (at == 0 && !watcher.isSigned(message)) {
      wrong.incrementAndGet();
    }
  }

  @Override
  public CompletableFuture<Void> publish(int number) {
    if (wrong.get() > 0) {
      throw new IllegalStateException("notifications are not signed as they must be");
    }
    return note.publish(number);
  }

  /** What every dialect of Confab has in common: the subscription's envelope. */
  static Request subscription(String target) {
    return new Request("SUBSCRIBE", target).with("Event", "presence").with("Expires", "7200");
  }

  @Override
  public void close() {
    publisher.close();
    watchers.forEach(Communicator::close);
  }
}
