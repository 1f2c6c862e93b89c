package org.confab.core.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.subscription.DelegatingNotifier;
import org.confab.core.subscription.EventPackages;
import org.confab.core.subscription.HandScheduler;
import org.confab.core.subscription.Notification;
import org.confab.core.subscription.NotificationChannel;
import org.confab.core.subscription.SubscribeAnswer;
import org.confab.core.subscription.SubscribeAsk;
import org.confab.core.subscription.SubscribeOption;
import org.confab.core.subscription.Subscriptions;
import org.confab.core.subscription.Turns;
import org.confab.protocol.mime.MultipartRelated;
import org.confab.protocol.presence.BatchSubscribe;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/** Presence from publication to dialogs; time passes and threads work when the test says so. */
final class FanOut {
  static final Set<SubscribeOption> COMMUNICATOR =
      Set.of(SubscribeOption.PIGGYBACK, SubscribeOption.BEST_EFFORT, SubscribeOption.AUTOEXTEND);

  final PresenceWorld world = new PresenceWorld();
  final HandScheduler later = new HandScheduler();
  final Turns turns = new Turns();
  final Counting encoder = new Counting();
  final PresencePackage presence;
  final Subscriptions subscriptions;

  FanOut(WatchLimits limits) {
    DelegatingNotifier notifier = new DelegatingNotifier();
    presence =
        new PresencePackage(
            world.presentities,
            new PresenceDialects(List.of(new CategoryListDialect(encoder)), List.of(encoder)),
            () -> limits,
            notifier,
            later,
            world.clock);
    subscriptions = new Subscriptions(new EventPackages(List.of(presence)), world.clock, turns);
    notifier.attach(subscriptions);
    later.pause();
  }

  /** Counts what is written. */
  static final class Counting implements ViewEncoder {
    private final CategoriesEncoder real = new CategoriesEncoder();
    int wholes;
    int changes;

    @Override
    public String mediaType() {
      return real.mediaType();
    }

    @Override
    public byte[] whole(SeenPresence seen, Set<CategoryName> wanted) {
      wholes++;
      return real.whole(seen, wanted);
    }

    @Override
    public Optional<byte[]> change(SeenPresence before, SeenPresence after, Set<CategoryName> w) {
      changes++;
      return real.change(before, after, w);
    }
  }

  /** The dialog of one watcher: what arrived there, in order. */
  static final class Dialog implements NotificationChannel {
    final List<Body> bodies = new ArrayList<>();
    final List<Notification> sent = new ArrayList<>();
    boolean broken;
    boolean closed;

    @Override
    public void send(Notification notification) {
      if (broken) {
        throw new IllegalStateException("connection closed");
      }
      sent.add(notification);
      notification.body().ifPresent(bodies::add);
    }

    @Override
    public void close() {
      closed = true;
    }

    /** The notes of that user in the order in which they came. */
    List<String> notes(SipUri user) {
      return bodies.stream()
          .flatMap(FanOut::documents)
          .filter(document -> document.uri().equals(user))
          .flatMap(document -> document.categories().stream())
          .filter(category -> category.name().equals(CategoryName.NOTE))
          .map(category -> category.value().map(value -> value.childText("body")).orElse(""))
          .toList();
    }

    String lastNote(SipUri user) {
      List<String> notes = notes(user);
      return notes.isEmpty() ? "" : notes.get(notes.size() - 1);
    }
  }

  static Stream<CategoriesDocument> documents(Body body) {
    if (!body.contentType().startsWith("multipart")) {
      return Stream.of(CategoriesDocument.read(Xml.read(body.bytes())));
    }
    return MultipartRelated.read(body.contentType(), body.bytes()).parts().stream()
        .skip(1)
        .map(part -> CategoriesDocument.read(Xml.read(part.content())));
  }

  SubscribeAsk ask(EndpointId watcher, String callId, boolean inDialog, Optional<Body> body) {
    return new SubscribeAsk(
        watcher,
        "flow " + watcher.epid().value(),
        callId,
        "presence",
        inDialog,
        watcher.aor(),
        Optional.empty(),
        List.of(CategoriesDocument.CONTENT_TYPE),
        COMMUNICATOR,
        body);
  }

  static Optional<Body> batch(EndpointId watcher, boolean subscribes, List<SipUri> users) {
    BatchSubscribe batch =
        new BatchSubscribe(
            watcher.aor(),
            List.of(
                new BatchSubscribe.Action(
                    subscribes,
                    "1",
                    users,
                    List.of(CategoryName.NOTE, CategoryName.CALENDAR_DATA, CategoryName.STATE))));
    return Optional.of(new Body(BatchSubscribe.CONTENT_TYPE, Xml.bytes(batch.write())));
  }

  /** Subscribes and takes the answer into the dialog. */
  SubscribeAnswer watch(EndpointId watcher, Dialog dialog, SipUri... users) {
    return subscribe(ask(watcher, "1", false, batch(watcher, true, List.of(users))), dialog);
  }

  SubscribeAnswer subscribe(SubscribeAsk ask, Dialog dialog) {
    SubscribeAnswer answer = subscriptions.subscribe(ask, dialog);
    answer.body().ifPresent(dialog.bodies::add);
    subscriptions.answered(answer.id());
    return answer;
  }

  /** A note that everybody in the company sees. */
  void note(SipUri user, String text) {
    put(user, CategoryName.NOTE, text);
  }

  void put(SipUri user, CategoryName name, String text) {
    Presentity before = world.presentities.load(user).orElseThrow();
    CategoryKey key = new CategoryKey(name, 0, ContainerId.COMPANY);
    XmlElement value =
        XmlElement.of("http://schemas.microsoft.com/2006/09/sip/note", "note")
            .withTextChild("body", text);
    world.store.write(
        user,
        new PresenceWrite(
            List.of(
                CategoryInstance.ofServer(
                    key, before.version(key) + 1, ExpireType.STATIC, world.clock.instant(), value)),
            List.of()));
    presence.changed(before, world.presentities.load(user).orElseThrow());
  }

  /** The window of every change is over, and all threads have done their work. */
  void settle() {
    later.run();
    turns.all();
  }
}
