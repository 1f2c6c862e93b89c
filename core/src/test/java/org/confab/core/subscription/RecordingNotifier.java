package org.confab.core.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;

/** Keeps what would be sent. */
public final class RecordingNotifier implements Notifier {
  /** One notification. */
  public record Sent(SubscriptionId id, Body body) {
    /** The body as text. */
    public String text() {
      return body.text();
    }
  }

  private final List<Sent> sent = new ArrayList<>();
  private Optional<EventPackage> source = Optional.empty();

  /** From now on what is ready is fetched from there at once. */
  public void fetchFrom(EventPackage eventPackage) {
    source = Optional.of(eventPackage);
  }

  @Override
  public synchronized void notify(SubscriptionId subscription, Body state) {
    sent.add(new Sent(subscription, state));
  }

  @Override
  public void ready(SubscriptionId subscription) {
    source.flatMap(one -> one.next(subscription)).ifPresent(body -> notify(subscription, body));
  }

  @Override
  public synchronized void pending(SubscriptionId subscription, boolean pending) {
    sent.add(new Sent(subscription, Body.of("pending", Boolean.toString(pending))));
  }

  @Override
  public synchronized void terminate(SubscriptionId subscription, String reason) {
    sent.add(new Sent(subscription, Body.of("terminated", reason)));
  }

  /** What was sent since the last call, in order. */
  public synchronized List<Sent> take() {
    List<Sent> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }

  /** The texts of what was sent to that subscription since the last call. */
  public synchronized List<String> texts(SubscriptionId id) {
    return take().stream().filter(one -> one.id().equals(id)).map(Sent::text).toList();
  }
}
