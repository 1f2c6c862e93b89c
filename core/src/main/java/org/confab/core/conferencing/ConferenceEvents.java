package org.confab.core.conferencing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.conferencing.Audience.Watcher;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.Scheduler;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * The event package {@code conference} (RFC 4575, [MS-CONFBAS] 3.3): participants see the whole
 * roster first and every change after it, each under a version higher by one. Whoever leaves the
 * conference loses the subscription; ending a subscription is not leaving.
 *
 * <p>Subscribing and publishing happen inside {@link LiveConferences#exclusively}, so that nobody
 * misses a change between the first document and the next. A change only names what is other than
 * before; the notification reads how it is when it can be sent. So what changes often, or while
 * many are told, is told once. In a large conference the telling itself waits a moment for more,
 * and longer while more keeps coming.
 */
public final class ConferenceEvents implements EventPackage {
  private static final Duration LONGEST = Duration.ofHours(12);

  private final LiveConferences conferences;
  private final RosterTexts texts;
  private final Notifier notifier;
  private final Scheduler scheduler;
  private final MeetingSize size;
  private final ConferenceWatchers watchers = new ConferenceWatchers();

  ConferenceEvents(
      LiveConferences conferences,
      RosterDocuments documents,
      Notifier notifier,
      Scheduler scheduler,
      MeetingSize size) {
    this.conferences = conferences;
    this.texts = new RosterTexts(documents);
    this.notifier = notifier;
    this.scheduler = scheduler;
    this.size = size;
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
    Duration granted = request.expires().compareTo(LONGEST) > 0 ? LONGEST : request.expires();
    return new Opening(Optional.of(body(everything(focus, state, request))), granted);
  }

  private byte[] everything(ConferenceUri focus, ConferenceState state, SubscribeRequest request) {
    if (request.ends()) {
      Audience audience = watchers.of(focus).orElseGet(Audience::new);
      return texts.full(state, audience, focus, state.version());
    }
    Optional<Watcher> known = watchers.find(request.id());
    if (known.isPresent()) {
      Audience audience = watchers.of(focus).orElseGet(Audience::new);
      long version = known.get().again(audience.journal().number());
      return texts.full(state, audience, focus, version);
    }
    if (subscriptions(focus).size() >= size.subscriptions(state.record())) {
      throw new Refused(503, Diagnostic.OVERLOADED, "too many subscriptions to the conference");
    }
    Audience audience =
        watchers.put(
            request.id(),
            focus,
            journal ->
                new Watcher(focus, request.subscriber().aor(), journal.number(), state.version()));
    return texts.full(state, audience, focus, state.version());
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

  /** Tells all subscribers of the conference, soon. */
  void publish(ConferenceUri focus, RosterChange change) {
    watchers.of(focus).ifPresent(audience -> publish(focus, audience, change));
  }

  private void publish(ConferenceUri focus, Audience audience, RosterChange change) {
    audience.journal().enter(change);
    if (audience.isLarge()) {
      audience.begin().ifPresent(pause -> gather(focus, audience, pause));
    } else {
      tell(audience);
    }
  }

  private void gather(ConferenceUri focus, Audience audience, Duration pause) {
    scheduler.after(pause, () -> gathered(focus, audience));
  }

  private void gathered(ConferenceUri focus, Audience audience) {
    Optional<Duration> next = conferences.exclusively(focus, audience::next);
    if (next.isPresent()) {
      try {
        tell(audience);
      } finally {
        // Whatever becomes of this telling: without a next one nobody would be told ever again.
        gather(focus, audience, next.get());
      }
    }
  }

  private void tell(Audience audience) {
    audience.watchers().keySet().forEach(notifier::ready);
    audience.forget();
  }

  @Override
  public Optional<Body> next(SubscriptionId id) {
    return watchers
        .find(id)
        .flatMap(
            watcher -> watchers.of(watcher.focus()).flatMap(audience -> next(watcher, audience)));
  }

  private Optional<Body> next(Watcher watcher, Audience audience) {
    Optional<Audience.Next> next = watcher.take(audience.journal());
    return next.flatMap(
        news ->
            texts
                .partial(() -> conferences.find(watcher.focus()), audience, watcher.focus(), news)
                .map(ConferenceEvents::body));
  }

  /** A user has left: the user's subscriptions end. */
  void left(ConferenceUri focus, SipUri user) {
    subscriptions(focus)
        .forEach(
            (id, watcher) -> {
              if (watcher.user().equals(user.aor())) {
                end(id);
              }
            });
  }

  /** The conference is over: all its subscriptions end. */
  void over(ConferenceUri focus) {
    subscriptions(focus).keySet().forEach(this::end);
  }

  private Map<SubscriptionId, Watcher> subscriptions(ConferenceUri focus) {
    return watchers.of(focus).map(Audience::watchers).orElse(Map.of());
  }

  private void end(SubscriptionId id) {
    if (watchers.remove(id)) {
      notifier.terminate(id, "noresource");
    }
  }

  private static Body body(byte[] document) {
    return new Body(ConferenceDocument.CONTENT_TYPE, document);
  }
}
