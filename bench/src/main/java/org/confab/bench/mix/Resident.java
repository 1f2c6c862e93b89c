package org.confab.bench.mix;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.confab.bench.presence.BatchSubscription;
import org.confab.bench.presence.NotePublisher;
import org.confab.bench.relay.Answering;
import org.confab.bench.relay.Party;
import org.confab.bench.sip.Communicator;
import org.confab.bench.sip.Echo;
import org.confab.bench.sip.Message;

/** An endpoint that stays signed in, watches others and takes what it is told. */
final class Resident {
  private final Communicator client;
  private final Party party;
  private final NotePublisher note;
  private final boolean answers;
  private final Answering answering;
  private final AtomicLong told;
  private CompletableFuture<Void> publishing = CompletableFuture.completedFuture(null);

  /**
   * Takes requests from now on.
   *
   * @param device which endpoint of its user it is, from 0; that one takes calls
   * @param told counts notifications
   */
  Resident(Communicator client, int device, AtomicLong told) {
    this.client = client;
    this.party = Party.of(client);
    this.note = new NotePublisher(client, device);
    this.answers = device == 0;
    this.answering = new Answering(party, "");
    this.told = told;
    client.onRequest(this::take);
  }

  private void take(Message request) {
    if (request.is("BENOTIFY")) {
      told.incrementAndGet();
    } else if (answers || !request.is("INVITE")) {
      answering.take(request);
    } else {
      client
          .phone()
          .send(client.signed(Echo.answer(request, "480 Temporarily Unavailable", "absent")));
    }
  }

  /** Signs in and watches. */
  CompletableFuture<Void> come(List<String> watched) {
    return client
        .signIn()
        .thenCompose(in -> client.ask(BatchSubscription.of(client.aor(), watched)))
        .thenAccept(watching -> {});
  }

  /** Publishes, once what it published before is done. */
  synchronized CompletableFuture<Void> publish(int number) {
    publishing =
        publishing.handle((done, failed) -> done).thenCompose(done -> note.publish(number));
    return publishing;
  }

  /** Looks at somebody's presence once. */
  CompletableFuture<Void> poll(String whom) {
    return client.ask(BatchSubscription.poll(client.aor(), whom)).thenAccept(seen -> {});
  }

  Party party() {
    return party;
  }

  String aor() {
    return client.aor();
  }

  void close() {
    client.close();
  }
}
