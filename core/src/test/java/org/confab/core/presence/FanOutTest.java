package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.CAROL;
import static org.confab.core.presence.PresenceWorld.CAROL_DESK;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscribeAnswer;
import org.confab.core.subscription.SubscribeAsk;
import org.confab.protocol.mime.MultipartRelated;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ResourceList;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class FanOutTest {
  private final FanOut fan = new FanOut(WatchLimits.STANDARD);
  private final FanOut.Dialog bobs = new FanOut.Dialog();

  @Test
  void aBurstIsOneNotificationWithTheLastState() {
    fan.watch(BOB_DESK, bobs, ALICE);
    for (int i = 0; i < 20; i++) {
      fan.note(ALICE, "note " + i);
    }
    assertThat(fan.later.size()).isEqualTo(1);
    fan.settle();

    assertThat(bobs.notes(ALICE)).containsExactly("", "note 19");
  }

  @Test
  void whatIsAsBeforeAfterABurstIsNotTold() {
    fan.note(ALICE, "same");
    fan.settle();
    fan.watch(BOB_DESK, bobs, ALICE);
    fan.note(ALICE, "other");
    fan.note(ALICE, "same");
    fan.settle();

    assertThat(bobs.notes(ALICE)).containsExactly("same");
  }

  @Test
  void whoSubscribesInTheMidstOfABurstGetsItsEnd() {
    fan.note(ALICE, "first");
    fan.settle();
    fan.note(ALICE, "passing");
    fan.watch(BOB_DESK, bobs, ALICE);
    fan.note(ALICE, "first");
    fan.settle();

    assertThat(bobs.notes(ALICE)).containsExactly("passing", "first");
  }

  @Test
  void aWatcherWhoIsSlowGetsManyUsersInOneListAndEachOnce() {
    fan.watch(BOB_DESK, bobs, ALICE, CAROL);
    for (int i = 0; i < 5; i++) {
      fan.note(ALICE, "alice " + i);
      fan.note(CAROL, "carol " + i);
      fan.later.run(); // the threads do not get to it in between
    }
    fan.turns.all();

    assertThat(bobs.sent).hasSize(1);
    assertThat(bobs.lastNote(ALICE)).isEqualTo("alice 4");
    assertThat(bobs.lastNote(CAROL)).isEqualTo("carol 4");
  }

  @Test
  void aDocumentIsWrittenOnceForFiveThousandWatchersWhoSeeTheSame() {
    List<FanOut.Dialog> dialogs = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      FanOut.Dialog dialog = new FanOut.Dialog();
      dialogs.add(dialog);
      fan.watch(watcher(i), dialog, ALICE);
    }
    fan.turns.all();
    fan.encoder.changes = 0;
    fan.encoder.wholes = 0;

    fan.note(ALICE, "to all");
    assertThat(fan.turns.size()).as("publishing does nobody's work").isZero();
    fan.later.run();
    assertThat(fan.turns.size()).isEqualTo(5_000);
    fan.turns.all();

    assertThat(fan.encoder.changes).isEqualTo(1);
    assertThat(fan.encoder.wholes).isZero();
    assertThat(dialogs).allMatch(dialog -> dialog.lastNote(ALICE).equals("to all"));
    assertThat(dialogs.stream().map(dialog -> dialog.bodies.get(1).bytes()).distinct().count())
        .as("one array of bytes for all")
        .isEqualTo(1);
  }

  @Test
  void onlyTheLimitedNumberMayWatchAUser() {
    FanOut few = new FanOut(new WatchLimits(10, 100, 6)); // three categories each
    few.watch(BOB_DESK, new FanOut.Dialog(), ALICE);
    few.watch(CAROL_DESK, new FanOut.Dialog(), ALICE);
    SubscribeAnswer third = few.watch(watcher(1), new FanOut.Dialog(), ALICE, BOB);
    assertThat(resources(third))
        .containsExactly(
            ResourceList.Resource.terminated(ALICE, "probation"),
            ResourceList.Resource.active(BOB, BOB.address()));

    SubscribeAsk alone = few.ask(watcher(2), "2", false, Optional.empty());
    assertThatThrownBy(() -> few.subscribe(withTarget(alone, ALICE), new FanOut.Dialog()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.diagnostic().id()).isEqualTo(4008);
              assertThat(refused).hasMessageContaining("6");
            });

    few.subscriptions.endpointGone(BOB_DESK);
    assertThat(resources(few.watch(watcher(3), new FanOut.Dialog(), ALICE)))
        .extracting(ResourceList.Resource::state)
        .containsExactly("active");
  }

  @Test
  void aBatchThatNamesTooManyIsRefusedWhole() {
    List<SipUri> thousands =
        IntStream.range(0, 1_001).mapToObj(i -> SipUri.of("u" + i, "litwareinc.com")).toList();

    assertThatThrownBy(
            () ->
                fan.subscribe(
                    fan.ask(BOB_DESK, "1", false, FanOut.batch(BOB_DESK, true, thousands)), bobs))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(403);
              assertThat(refused.diagnostic().id()).isEqualTo(4008);
              assertThat(refused).hasMessage("more than 1000 users in one subscription");
            });
    assertThat(fan.presence.size() + fan.subscriptions.remembered()).isZero();
  }

  @Test
  void allSubscriptionsOfAWatcherTogetherAreLimited() {
    FanOut few = new FanOut(new WatchLimits(10, 3, 100));
    few.watch(BOB_DESK, bobs, ALICE, CAROL);
    SubscribeAsk more =
        few.ask(BOB_DESK, "2", false, FanOut.batch(BOB_DESK, true, List.of(ALICE, CAROL)));
    assertThatThrownBy(() -> few.subscribe(more, new FanOut.Dialog()))
        .isInstanceOf(Refused.class)
        .hasMessage("more than 3 users watched by one user");

    few.subscribe(
        few.ask(BOB_DESK, "1", true, FanOut.batch(BOB_DESK, false, List.of(ALICE, CAROL))), bobs);
    few.subscribe(more, new FanOut.Dialog());
    few.subscriptions.endpointGone(BOB_DESK);
    assertThat(few.presence.size() + few.subscriptions.remembered()).isZero();
  }

  @Test
  void aLongListComesInSeveralNotifications() {
    publishMuch();
    SubscribeAnswer answer = fan.watch(watcher(1), bobs, ALICE, BOB, CAROL);
    assertThat(resources(answer)).hasSize(2);
    assertThat(answer.body().orElseThrow().bytes().length).isLessThan(256 * 1024);
    assertThat(bobs.sent).isEmpty();
    fan.turns.all();

    assertThat(bobs.sent).hasSize(1);
    assertThat(bobs.lastNote(CAROL)).hasSize(30_000);
  }

  @Test
  void aFetchNamesWhatDoesNotFitAndLeavesNothingBehind() {
    publishMuch();
    SubscribeAsk once =
        withExpires(
            fan.ask(
                watcher(1), "1", false, FanOut.batch(watcher(1), true, List.of(ALICE, BOB, CAROL))),
            Duration.ZERO);
    SubscribeAnswer answer = fan.subscribe(once, bobs);
    fan.settle();

    assertThat(resources(answer))
        .extracting(ResourceList.Resource::state)
        .containsExactly("active", "active", "terminated");
    assertThat(bobs.sent).isEmpty();
    assertThat(fan.presence.size() + fan.subscriptions.remembered()).isZero();
  }

  @Test
  void usersAreAddedToAndTakenFromABatch() {
    fan.watch(BOB_DESK, bobs, ALICE);
    SubscribeAnswer added =
        fan.subscribe(
            fan.ask(BOB_DESK, "1", true, FanOut.batch(BOB_DESK, true, List.of(CAROL))), bobs);
    assertThat(resources(added)).extracting(ResourceList.Resource::uri).containsExactly(CAROL);
    fan.subscribe(
        fan.ask(BOB_DESK, "1", true, FanOut.batch(BOB_DESK, false, List.of(ALICE))), bobs);

    fan.note(ALICE, "unheard");
    fan.note(CAROL, "heard");
    fan.settle();

    assertThat(bobs.notes(ALICE)).containsExactly("");
    assertThat(bobs.lastNote(CAROL)).isEqualTo("heard");
  }

  @Test
  void theEndOfAnEndpointOrItsConnectionLeavesNothingBehind() {
    fan.watch(BOB_DESK, bobs, ALICE, CAROL);
    FanOut.Dialog carols = new FanOut.Dialog();
    fan.watch(CAROL_DESK, carols, ALICE);
    fan.note(ALICE, "news that wait");
    fan.later.run();
    fan.subscriptions.endpointGone(BOB_DESK);
    fan.subscriptions.flowClosed("flow " + CAROL_DESK.epid().value());
    fan.turns.all();

    assertThat(bobs.closed && carols.closed).isTrue();
    assertThat(bobs.sent).isEmpty();
    assertThat(fan.presence.size()).isZero();
    assertThat(fan.subscriptions.remembered()).isZero();
    assertThat(fan.later.size() + fan.turns.size()).isZero();
  }

  @Test
  void whoWatchesIsToldToThoseWhoListen() {
    List<String> log = new ArrayList<>();
    fan.presence.listen(
        new WatchListener() {
          @Override
          public void began(WatchedBy watch) {
            log.add("+" + watch.watcher().aor().user() + ">" + watch.user().user());
          }

          @Override
          public void ended(WatchedBy watch) {
            log.add("-" + watch.watcher().aor().user() + ">" + watch.user().user());
          }
        });
    fan.watch(BOB_DESK, bobs, ALICE);
    assertThat(fan.presence.watchersOf(ALICE))
        .extracting(one -> one.watcher())
        .containsExactly(BOB_DESK);
    fan.subscriptions.endpointGone(BOB_DESK);

    assertThat(log).containsExactly("+bob>alice", "-bob>alice");
    assertThat(fan.presence.watchersOf(ALICE)).isEmpty();
  }

  /** Whatever happens in whatever order: in the end the watcher knows what there is. */
  @Property(tries = 500)
  void theLastStateAlwaysArrives(
      @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> happenings) {
    FanOut any = new FanOut(WatchLimits.STANDARD);
    FanOut.Dialog dialog = new FanOut.Dialog();
    any.watch(BOB_DESK, dialog, ALICE, CAROL);
    String alice = "";
    String carol = "";
    for (int happening : happenings) {
      switch (happening) {
        case 0, 1, 2 -> any.note(ALICE, alice = "a" + happening);
        case 3, 4 -> any.note(CAROL, carol = "c" + happening);
        case 5 -> any.later.run();
        case 6, 7 -> any.turns.one();
        case 8 ->
            any.subscribe(
                any.ask(BOB_DESK, "1", true, FanOut.batch(BOB_DESK, true, List.of(ALICE))), dialog);
        default -> any.subscribe(any.ask(BOB_DESK, "1", true, Optional.empty()), dialog);
      }
    }
    any.settle();

    assertThat(dialog.lastNote(ALICE)).isEqualTo(alice);
    assertThat(dialog.lastNote(CAROL)).isEqualTo(carol);
    any.subscriptions.endpointGone(BOB_DESK);
    any.turns.all();
    assertThat(any.presence.size() + any.subscriptions.remembered()).isZero();
  }

  private void publishMuch() {
    for (SipUri user : List.of(ALICE, BOB, CAROL)) {
      fan.put(user, CategoryName.NOTE, "n".repeat(30_000));
      fan.put(user, CategoryName.CALENDAR_DATA, "c".repeat(30_000));
    }
    fan.settle();
  }

  private static List<ResourceList.Resource> resources(SubscribeAnswer answer) {
    var body = answer.body().orElseThrow();
    return ResourceList.read(
            Xml.read(
                MultipartRelated.read(body.contentType(), body.bytes()).parts().get(0).content()))
        .resources();
  }

  private static EndpointId watcher(int number) {
    return new EndpointId(
        SipUri.of("watcher" + number, "litwareinc.com"),
        Epid.of(String.format("%012x", number + 1)));
  }

  private static SubscribeAsk withTarget(SubscribeAsk ask, SipUri target) {
    return new SubscribeAsk(
        ask.subscriber(),
        ask.flow(),
        ask.callId(),
        ask.event(),
        ask.inDialog(),
        target,
        ask.expires(),
        ask.accept(),
        ask.options(),
        ask.body());
  }

  private static SubscribeAsk withExpires(SubscribeAsk ask, Duration expires) {
    return new SubscribeAsk(
        ask.subscriber(),
        ask.flow(),
        ask.callId(),
        ask.event(),
        ask.inDialog(),
        ask.target(),
        Optional.of(expires),
        ask.accept(),
        ask.options(),
        ask.body());
  }
}
