package org.confab.core.conferencing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.conferencing.ConferenceWatchers.Watcher;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.Notifier;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.Scheduler;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceDocumentWriter;
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
 * many are told, is told once. In a large conference the telling itself waits a moment for more.
 */
public final class ConferenceEvents implements EventPackage {
  private static final Duration LONGEST = Duration.ofHours(12);

  /** With more subscriptions than these, changes wait a moment for others. */
  static final int LARGE = 32;

  /** That moment: long enough for some dozen joins, too short to be seen. */
  static final Duration GATHERING = Duration.ofMillis(250);

  private final LiveConferences conferences;
  private final RosterDocuments documents;
  private final Notifier notifier;
  private final Scheduler scheduler;
  private final MeetingSize size;
  private final ConferenceWatchers watchers = new ConferenceWatchers();
  private final Set<ConferenceUri> gathering = ConcurrentHashMap.newKeySet();

  ConferenceEvents(
      LiveConferences conferences,
      RosterDocuments documents,
      Notifier notifier,
      Scheduler scheduler,
      MeetingSize size) {
    this.conferences = conferences;
    this.documents = documents;
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
    long version = request.ends() ? state.version() : watched(focus, state, request);
    return new Opening(Optional.of(body(documents.full(state, version).named(focus))), granted);
  }

  /** Remembers the subscription; returns the version of what it is told now. */
  private long watched(ConferenceUri focus, ConferenceState state, SubscribeRequest request) {
    Optional<Watcher> known = watchers.find(request.id());
    if (known.isPresent()) {
      return known.get().again();
    }
    if (watchers.of(focus).size() >= size.subscriptions(state.record())) {
      throw new Refused(503, Diagnostic.OVERLOADED, "too many subscriptions to the conference");
    }
    watchers.put(request.id(), new Watcher(focus, request.subscriber().aor(), state.version()));
    return state.version();
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
    Map<SubscriptionId, Watcher> told = watchers.of(focus);
    told.values().forEach(watcher -> watcher.changed(change));
    if (told.size() <= LARGE) {
      told.keySet().forEach(notifier::ready);
    } else if (gathering.add(focus)) {
      scheduler.after(GATHERING, () -> gathered(focus));
    }
  }

  private void gathered(ConferenceUri focus) {
    gathering.remove(focus);
    watchers.of(focus).keySet().forEach(notifier::ready);
  }

  @Override
  public Optional<Body> next(SubscriptionId id) {
    Optional<Watcher> watcher = watchers.find(id);
    return watcher
        .flatMap(one -> conferences.find(one.focus()))
        .flatMap(state -> watcher.get().take().map(next -> body(state, watcher.get(), next)));
  }

  private Body body(ConferenceState state, Watcher watcher, ConferenceWatchers.Next next) {
    // The state may be newer than the change by now: then the newer change is told twice.
    ConferenceState now = conferences.find(watcher.focus()).orElse(state);
    return body(documents.partial(now, next.change(), next.version()).named(watcher.focus()));
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
