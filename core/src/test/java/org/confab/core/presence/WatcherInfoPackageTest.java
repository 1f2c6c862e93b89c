package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.CAROL_DESK;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.RecordingNotifier;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.watcherinfo.Watcher;
import org.confab.protocol.watcherinfo.WatcherEvent;
import org.confab.protocol.watcherinfo.WatcherInfo;
import org.confab.protocol.watcherinfo.WatcherStatus;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class WatcherInfoPackageTest {
  private static final SubscriptionId WINFO = new SubscriptionId("winfo");

  private final PresenceWorld world = new PresenceWorld();
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final WatcherInfoPackage winfo =
      new WatcherInfoPackage(world.presence, world.directory, notifier, world.clock);

  WatcherInfoPackageTest() {
    world.presence.listen(winfo);
    notifier.fetchFrom(winfo);
  }

  @Test
  void everyWatcherIsToldAtFirst() {
    world.watch("bob", BOB_DESK, ALICE);
    world.clock.forward(Duration.ofSeconds(90));

    WatcherInfo all = read(subscribe(false, 3600));

    assertThat(all.version()).isZero();
    assertThat(all.full()).isTrue();
    assertThat(all.resource()).isEqualTo(ALICE);
    assertThat(all.eventPackage()).isEqualTo("presence");
    assertThat(all.watchers())
        .containsExactly(
            new Watcher(
                "bob",
                BOB,
                "Bob",
                WatcherStatus.ACTIVE,
                WatcherEvent.SUBSCRIBE,
                Optional.empty(),
                Optional.of(90L)));
  }

  @Test
  void whoComesAndGoesIsToldAloneWithTheNextVersion() {
    subscribe(false, 3600);
    world.watch("carol", CAROL_DESK, ALICE);
    WatcherInfo came = told();
    assertThat(came.version()).isEqualTo(1);
    assertThat(came.full()).isFalse();
    assertThat(came.watchers())
        .singleElement()
        .satisfies(one -> assertThat(one.status()).isEqualTo(WatcherStatus.ACTIVE));

    world.presence.ended(new SubscriptionId("carol"));
    WatcherInfo gone = told();
    assertThat(gone.version()).isEqualTo(2);
    assertThat(gone.watchers())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo("carol");
              assertThat(one.status()).isEqualTo(WatcherStatus.TERMINATED);
              assertThat(one.event()).isEqualTo(WatcherEvent.TIMEOUT);
            });
  }

  @Test
  void aRefreshTellsAllAgain() {
    subscribe(false, 3600);
    world.watch("bob", BOB_DESK, ALICE);
    notifier.take();
    WatcherInfo again = read(subscribe(true, 3600));
    assertThat(again.full()).isTrue();
    assertThat(again.version()).isEqualTo(2);
    assertThat(again.watchers()).hasSize(1);
  }

  @Test
  void whoDoesNotAnswerWhileManyComeAndGoIsToldOfAllAtOnce() {
    WatcherInfoPackage asked =
        new WatcherInfoPackage(
            world.presence, world.directory, new RecordingNotifier(), world.clock);
    world.presence.listen(asked);
    asked.subscribe(request(ALICE_DESK, ALICE, List.of(), false, 3600));
    for (int i = 0; i <= PresenceLimits.WATCHER_NEWS; i++) {
      world.watch("w" + i, BOB_DESK, ALICE);
      world.presence.ended(new SubscriptionId("w" + i));
    }
    world.watch("carol", CAROL_DESK, ALICE);

    WatcherInfo all = read(asked.next(WINFO).orElseThrow());

    assertThat(all.full()).isTrue();
    assertThat(all.version()).isEqualTo(1);
    assertThat(all.watchers()).extracting(Watcher::id).containsExactly("carol");
    assertThat(asked.next(WINFO)).isEmpty();
    world.presence.ended(new SubscriptionId("carol"));
    assertThat(read(asked.next(WINFO).orElseThrow()).full()).isFalse();
  }

  @Test
  void afterTheEndAndAfterAFetchNobodyIsTold() {
    subscribe(false, 0);
    world.watch("bob", BOB_DESK, ALICE);
    subscribe(false, 3600);
    winfo.ended(WINFO);
    world.watch("carol", CAROL_DESK, ALICE);
    assertThat(notifier.take()).isEmpty();
  }

  @Test
  void othersWatchersAreNotTold() {
    assertThatThrownBy(() -> winfo.subscribe(request(BOB_DESK, ALICE, List.of(), false, 3600)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
  }

  @Test
  void whoReadsAnotherFormatOnlyIsToldSo() {
    List<String> accept = List.of("application/pidf+xml");
    assertThatThrownBy(() -> winfo.subscribe(request(ALICE_DESK, ALICE, accept, false, 3600)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(406));
  }

  private Body subscribe(boolean refresh, long seconds) {
    return winfo
        .subscribe(request(ALICE_DESK, ALICE, List.of(WatcherInfo.CONTENT_TYPE), refresh, seconds))
        .state()
        .orElseThrow();
  }

  private static SubscribeRequest request(
      EndpointId who, SipUri target, List<String> accept, boolean refresh, long seconds) {
    return new SubscribeRequest(
        WINFO, who, target, refresh, Duration.ofSeconds(seconds), accept, Optional.empty());
  }

  private WatcherInfo told() {
    List<RecordingNotifier.Sent> sent = notifier.take();
    assertThat(sent).hasSize(1);
    return read(sent.get(0).body());
  }

  private static WatcherInfo read(Body body) {
    return WatcherInfo.read(Xml.read(body.bytes()));
  }
}
