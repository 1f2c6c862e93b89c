package org.confab.core.conferencing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.conferencing.ConferenceWatchers.Watcher;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * The event package {@code conference} (RFC 4575, [MS-CONFBAS] 3.3): participants see the whole
 * roster first and every change after it, each under a higher version. Whoever leaves the
 * conference loses the subscription; ending a subscription is not leaving.
 *
 * <p>Subscribing and publishing happen inside {@link LiveConferences#exclusively}, so that nobody
 * misses a change between the first document and the next.
 */
public final class ConferenceEvents implements EventPackage {
  private static final Duration LONGEST = Duration.ofHours(12);

  private final LiveConferences conferences;
  private final RosterDocuments documents;
  private final Notifier notifier;
  private final ConferencingLimits limits;
  private final ConferenceWatchers watchers = new ConferenceWatchers();

  ConferenceEvents(
      LiveConferences conferences,
      RosterDocuments documents,
      Notifier notifier,
      ConferencingLimits limits) {
    this.conferences = conferences;
    this.documents = documents;
    this.notifier = notifier;
    this.limits = limits;
  }

  @Override
  public String name() {
    return "conference";
  }

  @Override
  public Opening subscribe(SubscribeRequest request) {
    ConferenceUri focus = Entrance.focus(request.target());
    if (request.ends() && request.refresh()) {
      ended(request.id());
      return new Opening(Optional.empty(), Duration.ZERO);
    }
    checkAccept(request.accept());
    return conferences.exclusively(focus, () -> open(focus, request));
  }

  private Opening open(ConferenceUri focus, SubscribeRequest request) {
    ConferenceState state =
        conferences.find(focus).orElseThrow(() -> Entrance.unknown(request.target()));
    if (state.participant(request.subscriber().aor()).isEmpty()) {
      throw new Refused(403, Diagnostic.CONFERENCE_FORBIDDEN, "only participants may subscribe");
    }
    if (!request.ends()) {
      if (!request.refresh() && watchers.of(focus).size() >= limits.subscriptions()) {
        throw new Refused(503, Diagnostic.OVERLOADED, "too many subscriptions to the conference");
      }
      watchers.put(request.id(), new Watcher(focus, request.subscriber().aor()));
    }
    Duration granted = request.expires().compareTo(LONGEST) > 0 ? LONGEST : request.expires();
    return new Opening(Optional.of(body(documents.full(state).named(focus))), granted);
  }

  private static void checkAccept(List<String> accept) {
    if (!accept.isEmpty()
        && !accept.contains(ConferenceDocument.CONTENT_TYPE)
        && !accept.contains("application/*")
        && !accept.contains("*/*")) {
      throw new Refused(406, Diagnostic.CONTENT_TYPE_UNEXPECTED, String.join(", ", accept));
    }
  }

  @Override
  public void ended(SubscriptionId id) {
    watchers.remove(id);
  }

  /** Tells all subscribers of the conference. */
  void publish(ConferenceDocument document) {
    watchers
        .of(document.entity())
        .forEach((id, watcher) -> notifier.notify(id, body(document.named(watcher.focus()))));
  }

  /** A user has left: the user's subscriptions end. */
  void left(ConferenceUri focus, SipUri user) {
    watchers
        .of(focus)
        .forEach(
            (id, watcher) -> {
              if (watcher.user().equals(user.aor())) {
                end(id);
              }
            });
  }

  /** The conference is over: all its subscriptions end. */
  void over(ConferenceUri focus) {
    watchers.of(focus).keySet().forEach(this::end);
  }

  private void end(SubscriptionId id) {
    if (watchers.remove(id)) {
      notifier.terminate(id, "noresource");
    }
  }

  private static Body body(ConferenceDocument document) {
    return new Body(ConferenceDocument.CONTENT_TYPE, ConferenceDocumentWriter.bytes(document));
  }
}
