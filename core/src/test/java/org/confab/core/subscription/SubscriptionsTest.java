package org.confab.core.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
  static final Set<SubscribeOption> COMMUNICATOR =
      EnumSet.of(
          SubscribeOption.PIGGYBACK, SubscribeOption.BEST_EFFORT, SubscribeOption.AUTOEXTEND);
  private static final EndpointId ALICE = endpoint("alice", "b34afb6ebb23");
  private static final EndpointId BOB = endpoint("bob", "aea5768aea0a");

  private final RecordingPackage weather = new RecordingPackage();
  private final MovableClock clock = new MovableClock();
  private final Subscriptions subscriptions =
      new Subscriptions(new EventPackages(List.of(weather)), clock, Runnable::run);
  private final RecordingChannel channel = new RecordingChannel();

  @Test
  void theFirstNotificationTravelsInTheAnswerOfAClientThatCanPiggyback() {
    SubscribeAnswer answer = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.answered(answer.id());

    assertThat(answer.body().map(Body::text)).contains("sunny");
    assertThat(answer.headers())
        .contains(
            new HeaderLine("Expires", "3600"),
            new HeaderLine("Event", "weather"),
            new HeaderLine("subscription-state", "active;expires=3600"),
            new HeaderLine("ms-piggyback-cseq", "1"),
            new HeaderLine("Supported", "ms-benotify"));
    assertThat(channel.sent).isEmpty();
  }

  @Test
  void aPlainSubscriberGetsItsFirstNotificationAfterTheAnswer() {
    SubscribeAnswer answer =
        subscriptions.subscribe(ask(ALICE, "1").options(Set.of()).build(), channel);
    assertThat(answer.body()).isEmpty();
    assertThat(channel.sent).isEmpty();

    subscriptions.answered(answer.id());

    assertThat(channel.sent).hasSize(1);
    assertThat(channel.sent.get(0).method()).isEqualTo("NOTIFY");
    assertThat(channel.text(0)).isEqualTo("sunny");
  }

  @Test
  void aNotificationNeverOvertakesTheAnswer() {
    SubscribeAnswer answer = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.notify(answer.id(), Body.of("text/plain", "rain"));
    assertThat(channel.sent).isEmpty();

    subscriptions.answered(answer.id());

    assertThat(channel.text(0)).isEqualTo("rain");
    assertThat(channel.sent.get(0).method()).isEqualTo("BENOTIFY");
  }

  @Test
  void whatARequestCausesFollowsItsAnswer() {
    SubscribeAnswer answer = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.answered(answer.id());
    try (Held held = subscriptions.hold(ALICE)) {
      subscriptions.notify(answer.id(), Body.of("text/plain", "rain"));
      subscriptions.notify(answer.id(), Body.of("text/plain", "snow"));
      assertThat(held).isNotNull();
      assertThat(channel.sent).isEmpty();
    }
    assertThat(channel.text(0)).isEqualTo("rain");
    assertThat(channel.text(1)).isEqualTo("snow");
  }

  @Test
  void whatARequestCausesMayBeSentBeforeItsAnswerInTheSameThread() {
    Turns turns = new Turns();
    Subscriptions busy = new Subscriptions(new EventPackages(List.of(weather)), clock, turns);
    SubscribeAnswer answer = busy.subscribe(ask(ALICE, "1").build(), channel);
    busy.answered(answer.id());
    turns.all();
    try (Held held = busy.hold(ALICE)) {
      busy.notify(answer.id(), Body.of("text/plain", "rain"));
      turns.all();
      assertThat(channel.sent).isEmpty();
      held.sendFirst();
      assertThat(channel.text(0)).isEqualTo("rain");
    }
    turns.all();
    assertThat(channel.sent).hasSize(1);
    busy.notify(answer.id(), Body.of("text/plain", "snow"));
    turns.all();
    assertThat(channel.text(1)).isEqualTo("snow");
  }

  @Test
  void nothingIsRememberedOfThoseThatEndWhileTheyAreTold() {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int round = 0; round < 10_000; round++) {
        SubscribeAnswer answer =
            subscriptions.subscribe(ask(ALICE, "1").build(), new RecordingChannel());
        subscriptions.answered(answer.id());
        AtomicInteger ready = new AtomicInteger();
        Future<?> gone =
            other.submit(
                () -> {
                  together(ready);
                  subscriptions.failed(answer.id());
                });
        together(ready);
        subscriptions.notify(answer.id(), Body.of("text/plain", "rain"));
        await(gone);
        assertThat(subscriptions.remembered()).as("round %s", round).isZero();
      }
    } finally {
      other.shutdownNow();
    }
  }

  private static void together(AtomicInteger ready) {
    ready.incrementAndGet();
    while (ready.get() < 2) {
      Thread.yield();
    }
  }

  private static void await(Future<?> done) {
    try {
      done.get();
    } catch (ExecutionException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void twoClientsWithTheSameCallIdHaveTheirOwnSubscriptions() {
    RecordingChannel bobs = new RecordingChannel();
    SubscribeAnswer alice = subscriptions.subscribe(ask(ALICE, "same").build(), channel);
    SubscribeAnswer bob = subscriptions.subscribe(ask(BOB, "same").build(), bobs);
    subscriptions.answered(alice.id());
    subscriptions.answered(bob.id());

    subscriptions.notify(bob.id(), Body.of("text/plain", "rain"));

    assertThat(channel.sent).isEmpty();
    assertThat(bobs.sent).hasSize(1);
  }

  @Test
  void anotherTargetInsideTheDialogIsNotLookedAt() {
    subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.subscribe(
        ask(ALICE, "1").inDialog().target("sip:sip.litwareinc.com:5061").build(), channel);

    assertThat(weather.requests.get(1).target())
        .isEqualTo(SipUri.parse("sip:alice@litwareinc.com"));
    assertThat(weather.requests.get(1).refresh()).isTrue();
  }

  @Test
  void aFetchLeavesNothingBehind() {
    SubscribeAnswer answer = subscriptions.subscribe(ask(ALICE, "1").expires(0).build(), channel);

    assertThat(answer.body()).isPresent();
    assertThat(answer.headers())
        .contains(
            new HeaderLine("Expires", "0"),
            new HeaderLine("subscription-state", "terminated;expires=0"));
    assertThat(subscriptions.size()).isZero();
    assertThat(weather.ended).contains(answer.id());
  }

  @Test
  void anEndFromANewDialogEndsTheEarlierSubscription() {
    SubscribeAnswer first = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.subscribe(ask(ALICE, "2").expires(0).build(), channel);

    assertThat(weather.ended).contains(first.id());
    assertThat(subscriptions.size()).isZero();
    assertThat(channel.closed).isTrue();
  }

  @Test
  void anEndInsideTheDialogIsConfirmedToAPlainSubscriberByALastNotification() {
    SubscribeAnswer first =
        subscriptions.subscribe(ask(ALICE, "1").options(Set.of()).build(), channel);
    subscriptions.answered(first.id());
    subscriptions.delivered(first.id());
    SubscribeAnswer end =
        subscriptions.subscribe(
            ask(ALICE, "1").options(Set.of()).inDialog().expires(0).build(), channel);
    subscriptions.answered(end.id());

    assertThat(channel.sent.get(1).headers())
        .contains(new HeaderLine("subscription-state", "terminated;expires=0;reason=timeout"));
    assertThat(subscriptions.size()).isZero();
    assertThat(channel.closed).isTrue();
  }

  @Test
  void theEndOfAnEndpointEndsItsSubscriptionsSilently() {
    SubscribeAnswer alice = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.subscribe(ask(BOB, "1").build(), new RecordingChannel());

    subscriptions.endpointGone(ALICE);

    assertThat(weather.ended).containsExactly(alice.id());
    assertThat(subscriptions.size()).isOne();
    assertThat(channel.sent).isEmpty();
  }

  @Test
  void aSubscriptionExpiresUnlessANotificationExtendsIt() {
    SubscribeAnswer kept = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    SubscribeAnswer lost = subscriptions.subscribe(ask(BOB, "1").build(), new RecordingChannel());
    subscriptions.answered(kept.id());
    subscriptions.answered(lost.id());
    clock.forward(Duration.ofMinutes(50));
    subscriptions.notify(kept.id(), Body.of("text/plain", "rain"));
    clock.forward(Duration.ofMinutes(20));

    subscriptions.sweep();

    assertThat(weather.ended).containsExactly(lost.id());
  }

  @Test
  void aBrokenDialogEndsTheSubscription() {
    SubscribeAnswer answer = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.answered(answer.id());
    channel.broken = true;

    subscriptions.notify(answer.id(), Body.of("text/plain", "rain"));

    assertThat(weather.ended).containsExactly(answer.id());
    assertThat(subscriptions.size()).isZero();
  }

  @Test
  void aRefusedSubscriptionLeavesNothingBehind() {
    weather.refusal = Optional.of(new Refused(403, Diagnostic.RESOURCE_UNKNOWN, "no"));

    assertThatThrownBy(() -> subscriptions.subscribe(ask(ALICE, "1").build(), channel))
        .isInstanceOf(Refused.class);
    assertThat(subscriptions.size()).isZero();
  }

  @Test
  void anUnknownEventIs489AndAnUnknownDialog481() {
    assertThatThrownBy(() -> subscriptions.subscribe(ask(ALICE, "1").event("x").build(), channel))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(489));
    assertThatThrownBy(() -> subscriptions.subscribe(ask(ALICE, "1").inDialog().build(), channel))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(481));
  }

  @Test
  void aUserHasALimitedNumberOfSubscriptionsAndGetsThemBack() {
    for (int i = 0; i < Subscriptions.MAX_PER_USER; i++) {
      subscriptions.subscribe(ask(ALICE, "call" + i).build(), channel);
    }
    assertThatThrownBy(() -> subscriptions.subscribe(ask(ALICE, "more").build(), channel))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(503));

    subscriptions.endpointGone(ALICE);

    assertThat(subscriptions.subscribe(ask(ALICE, "more").build(), channel).body()).isPresent();
  }

  @Test
  void leavingOneConferenceFromANewDialogKeepsTheOthersOfItsOrganiser() {
    String one = "sip:alice@litwareinc.com;gruu;opaque=app:conf:focus:id:ONE";
    String two = "sip:alice@litwareinc.com;gruu;opaque=app:conf:focus:id:TWO";
    SubscribeAnswer left = subscriptions.subscribe(ask(BOB, "1").target(one).build(), channel);
    SubscribeAnswer kept =
        subscriptions.subscribe(ask(BOB, "2").target(two).build(), new RecordingChannel());

    SubscribeAnswer end =
        subscriptions.subscribe(ask(BOB, "3").target(one).expires(0).build(), channel);

    assertThat(weather.ended).containsExactly(left.id(), end.id()).doesNotContain(kept.id());
    assertThat(subscriptions.size()).isOne();
  }

  @Test
  void theNextNotifyWaitsForTheAnswerToTheLast() {
    SubscribeAnswer answer =
        subscriptions.subscribe(
            ask(ALICE, "1").options(Set.of(SubscribeOption.PIGGYBACK)).build(), channel);
    subscriptions.answered(answer.id());
    for (String text : List.of("rain", "hail", "snow")) {
      subscriptions.notify(answer.id(), Body.of("text/plain", text));
    }
    assertThat(channel.sent).hasSize(1);
    subscriptions.delivered(answer.id());
    subscriptions.delivered(answer.id());

    assertThat(List.of(channel.text(0), channel.text(1), channel.text(2)))
        .containsExactly("rain", "hail", "snow");
  }

  @Test
  void aNotifyThatFailsOrIsNeverAnsweredEndsTheSubscription() {
    RecordingChannel bobs = new RecordingChannel();
    SubscribeAnswer refused =
        subscriptions.subscribe(ask(ALICE, "1").options(Set.of()).build(), channel);
    SubscribeAnswer silent = subscriptions.subscribe(ask(BOB, "1").options(Set.of()).build(), bobs);
    subscriptions.answered(refused.id());
    subscriptions.answered(silent.id());

    subscriptions.failed(refused.id());
    assertThat(weather.ended).containsExactly(refused.id());
    clock.forward(Subscription.ANSWER_TIME.minusSeconds(1));
    subscriptions.sweep();
    assertThat(weather.ended).hasSize(1);
    clock.forward(Duration.ofSeconds(2));
    subscriptions.sweep();

    assertThat(weather.ended).containsExactly(refused.id(), silent.id());
    assertThat(channel.closed && bobs.closed).isTrue();
    assertThat(subscriptions.remembered()).isZero();
  }

  @Test
  void theCloseOfAConnectionEndsWhatWasSubscribedThroughItThoughNobodyRegistered() {
    SubscribeAnswer gone = subscriptions.subscribe(ask(ALICE, "1").flow("a").build(), channel);
    subscriptions.subscribe(ask(BOB, "1").flow("b").build(), new RecordingChannel());

    subscriptions.flowClosed("a");

    assertThat(weather.ended).containsExactly(gone.id());
    assertThat(subscriptions.size()).isOne();
  }

  @Test
  void aSubscriptionBelongsToTheConnectionOfItsLastSubscribe() {
    SubscribeAnswer moved = subscriptions.subscribe(ask(ALICE, "1").flow("old").build(), channel);
    subscriptions.subscribe(ask(ALICE, "1").flow("new").inDialog().build(), channel);
    subscriptions.flowClosed("old");
    assertThat(weather.ended).isEmpty();
    subscriptions.flowClosed("new");
    assertThat(weather.ended).containsExactly(moved.id());
    assertThat(subscriptions.remembered()).isZero();
  }

  @Test
  void aSubscriptionByUdpOutlivesEveryFlow() {
    subscriptions.subscribe(ask(ALICE, "1").flow("").build(), channel);
    subscriptions.flowClosed("");
    assertThat(subscriptions.size()).isOne();
    subscriptions.endpointGone(ALICE);
    assertThat(subscriptions.remembered()).isZero();
  }

  @Test
  void theQueueOfASubscriptionIsBounded() {
    SubscribeAnswer answer = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    for (int i = 0; i <= Subscription.MAX_HELD; i++) {
      subscriptions.notify(answer.id(), Body.of("text/plain", "rain"));
    }
    assertThat(weather.ended).containsExactly(answer.id());
    assertThat(subscriptions.remembered()).isZero();
  }

  @Test
  void twoRequestsHoldNotificationsUntilBothAreAnswered() {
    SubscribeAnswer answer = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.answered(answer.id());
    Held first = subscriptions.hold(ALICE);
    Held second = subscriptions.hold(ALICE);
    subscriptions.notify(answer.id(), Body.of("text/plain", "rain"));
    first.close();
    assertThat(channel.sent).isEmpty();
    second.close();
    assertThat(channel.sent).hasSize(1);
  }

  @Test
  void aSubscriptionInTheQueueIsThereOnce() {
    Turns turns = new Turns();
    Subscriptions slow = new Subscriptions(new EventPackages(List.of(weather)), clock, turns);
    SubscribeAnswer answer = slow.subscribe(ask(ALICE, "1").build(), channel);
    slow.answered(answer.id());
    for (int i = 0; i < 100; i++) {
      slow.notify(answer.id(), Body.of("text/plain", "rain " + i));
      slow.ready(answer.id());
    }
    assertThat(turns.size()).isOne();
    turns.all();
    assertThat(channel.sent).hasSize(100);
    assertThat(channel.text(99)).isEqualTo("rain 99");
  }

  @Test
  void anExpiredSubscriptionIsToldSoAndForgotten() {
    SubscribeAnswer answer = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.answered(answer.id());
    clock.forward(Duration.ofHours(1));
    subscriptions.sweep();

    assertThat(channel.sent.get(0).headers())
        .contains(new HeaderLine("subscription-state", "terminated;expires=0;reason=timeout"));
    assertThat(subscriptions.remembered()).isZero();
  }

  @Test
  void aPendingSubscriptionSaysSoUntilSomebodyHasDecided() {
    SubscribeAnswer answer = subscriptions.subscribe(ask(ALICE, "1").build(), channel);
    subscriptions.answered(answer.id());
    subscriptions.pending(answer.id(), true);
    subscriptions.notify(answer.id(), Body.of("text/plain", "little"));
    subscriptions.pending(answer.id(), false);
    subscriptions.notify(answer.id(), Body.of("text/plain", "all"));

    assertThat(channel.sent)
        .extracting(Notification::state)
        .containsExactly(Notification.State.PENDING, Notification.State.ACTIVE);
  }

  private static EndpointId endpoint(String user, String epid) {
    return new EndpointId(SipUri.of(user, "litwareinc.com"), Epid.of(epid));
  }

  private static AskBuilder ask(EndpointId endpoint, String callId) {
    return new AskBuilder(endpoint, callId);
  }
}
