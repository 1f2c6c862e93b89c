package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.user;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.IntervalTooBrief;
import org.confab.core.Refused;
import org.confab.protocol.pidf.Basic;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.sip.Epid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventStateCompositorTest {
  private static final EndpointId PHONE = new EndpointId(ALICE, Epid.of("a1b2c3d4e5"));

  private final PresenceWorld world = new PresenceWorld();
  private final EventStateCompositor compositor =
      new EventStateCompositor(world.service, world.clock, bound -> 7);

  @Test
  void aPhoneThatOnlyRegistersCanBeReached() {
    compositor.endpointAdded(PHONE);
    assertThat(seen()).isEqualTo(Basic.OPEN);
    compositor.endpointRemoved(PHONE);
    assertThat(seen()).isEqualTo(Basic.CLOSED);
    assertThat(published()).isEmpty();
  }

  @Test
  void aRegisteredPhoneIsSilentWhereAMachineSpeaks() {
    compositor.endpointAdded(PHONE);
    world.publish(ALICE_DESK, machine(5000, 7, 0));
    assertThat(availability()).isEqualTo(5000);
    world.service.endpointGone(ALICE_DESK, false);
    assertThat(availability()).isEqualTo(3500);
  }

  @ParameterizedTest
  @CsvSource({
    "on-the-phone, 6500, on-the-phone",
    "meeting, 6500, in-a-meeting",
    "busy, 6500, ''",
    "away, 15500, ''",
    "meal, 12500, ''",
    "vacation, 15500, out-of-office",
    "playing, 3500, ''"
  })
  void whatThePersonDoesCounts(String activity, int availability, String token) {
    publish(document("open", "<r:activities><r:" + activity + "/></r:activities>"));
    assertThat(availability()).isEqualTo(availability);
    assertThat(view().state().orElseThrow().token()).isEqualTo(token);
  }

  @Test
  void anIdlePersonIsIdleAndAClosedTupleIsNobody() {
    String tag = publish(document("open", "<r:user-input>idle</r:user-input>")).entityTag();
    assertThat(availability()).isEqualTo(5000);
    compositor.endpointAdded(PHONE);
    compositor.publish(ask(Optional.of(document("closed", "")), List.of(tag), 600));
    assertThat(seen()).isEqualTo(Basic.CLOSED);
  }

  @Test
  void aPublicationTakesThePlaceOfTheRegistrationAndGivesItBack() {
    compositor.endpointAdded(PHONE);
    String tag = publish(document("open", "<r:activities><r:busy/></r:activities>")).entityTag();
    assertThat(availability()).isEqualTo(6500);
    PublishAnswer removed = compositor.publish(ask(Optional.empty(), List.of(tag), 0));
    assertThat(removed.expires()).isZero();
    assertThat(availability()).isEqualTo(3500);
  }

  @Test
  void aPersonsNoteIsSeen() {
    publish(document("open", "<d:note>back at three</d:note>"));
    assertThat(view().note()).isEqualTo("back at three");
  }

  @Test
  void aRefreshLetsItLiveOnAndTellsNobody() {
    PublishAnswer first = publish(document("open", "<r:activities><r:busy/></r:activities>"));
    assertThat(first.expires()).isEqualTo(Duration.ofSeconds(600));
    world.clock.forward(Duration.ofSeconds(500));
    world.watch("bob", BOB_DESK, ALICE);
    PublishAnswer second =
        compositor.publish(ask(Optional.empty(), List.of(first.entityTag()), 600));
    assertThat(second.entityTag()).isNotEqualTo(first.entityTag());
    world.clock.forward(Duration.ofSeconds(500));
    compositor.sweep();
    assertThat(availability()).isEqualTo(6500);
    assertThat(world.texts("bob")).isEmpty();
    assertRefused(ask(Optional.empty(), List.of(first.entityTag()), 600), 412);
  }

  @Test
  void itEndsWithItsTime() {
    compositor.endpointAdded(PHONE);
    String tag = publish(document("open", "<r:activities><r:busy/></r:activities>")).entityTag();
    world.watch("bob", BOB_DESK, ALICE);
    world.clock.forward(Duration.ofSeconds(601));
    assertRefused(ask(Optional.empty(), List.of(tag), 600), 412);
    compositor.sweep();
    assertThat(availability()).isEqualTo(3500);
    assertThat(world.texts("bob")).hasSize(1);
  }

  @Test
  void itEndsWithTheRegistrationOfItsClient() {
    compositor.endpointAdded(PHONE);
    String tag = publish(document("open", "")).entityTag();
    world.service.endpointGone(PHONE, true);
    compositor.endpointRemoved(PHONE);
    assertThat(published()).isEmpty();
    assertRefused(ask(Optional.empty(), List.of(tag), 600), 412);
  }

  @Test
  void whatIsOverIsLookedAtNoMore() {
    publish(document("open", ""));
    world.clock.forward(Duration.ofSeconds(601));
    compositor.sweep();
    int loads = world.store.finds();
    world.clock.forward(Duration.ofSeconds(10));
    compositor.sweep();
    assertThat(world.store.finds()).isEqualTo(loads);
    assertThat(compositor.size()).isZero();
  }

  @Test
  void theNewestWordOfThePersonCountsWhateverDeviceSaysIt() {
    publish(document("open", "<r:activities><r:busy/></r:activities>"));
    world.clock.forward(Duration.ofSeconds(5));
    world.publish(ALICE_DESK, machine(3500, 7, 0) + user(3500, 0));
    assertThat(availability()).isEqualTo(3500);
    world.clock.forward(Duration.ofSeconds(5));
    publish(document("open", "<r:activities><r:away/></r:activities>"));
    assertThat(availability()).isEqualTo(15500);
  }

  @Test
  void whatTwoPhonesPublishDoesNotCollide() {
    publish(document("open", "<d:note>one</d:note>"));
    compositor.publish(ofPhone("b1", document("open", "<d:note>two</d:note>")));
    assertThat(published()).hasSize(2 * 5);
  }

  @Test
  void aPhoneThatBeginsAnewBeginsWithNothing() {
    String first = publish(document("open", "")).entityTag();
    String second = publish(document("open", "")).entityTag();
    assertRefused(ask(Optional.empty(), List.of(first), 600), 412);
    compositor.publish(ask(Optional.of(document("closed", "")), List.of(second), 600));
    assertThat(seen()).isEqualTo(Basic.CLOSED);
  }

  @Test
  void oneMorePublicationPushesTheOldestOut() {
    String first = publish(document("open", "")).entityTag();
    world.clock.forward(Duration.ofSeconds(1));
    for (int i = 0; i < EventStateLimits.PUBLICATIONS_PER_USER; i++) {
      compositor.publish(ofPhone("b" + i, document("open", "")));
    }
    assertRefused(ask(Optional.empty(), List.of(first), 600), 412);
    assertThat(published()).hasSize(2 * EventStateLimits.PUBLICATIONS_PER_USER);
  }

  private static PublishAsk ofPhone(String epid, Body document) {
    return new PublishAsk(
        new EndpointId(ALICE, Epid.of(epid)),
        ALICE,
        "presence",
        Optional.of(Duration.ofSeconds(600)),
        List.of(),
        Optional.of(document));
  }

  @Test
  void whatIsWrongIsSaid() {
    Optional<Body> good = Optional.of(document("open", ""));
    assertRefused(new PublishAsk(PHONE, BOB, "presence", Optional.empty(), List.of(), good), 403);
    assertRefused(new PublishAsk(PHONE, ALICE, "", Optional.empty(), List.of(), good), 489);
    assertRefused(new PublishAsk(PHONE, ALICE, "dialog", Optional.empty(), List.of(), good), 489);
    assertRefused(ask(Optional.empty(), List.of(), 600), 400);
    assertRefused(ask(good, List.of("a", "b"), 600), 400);
    assertRefused(ask(good, List.of("unheard-of"), 600), 412);
    assertRefused(ask(Optional.of(Body.of("text/plain", "hi")), List.of(), 600), 415);
    assertRefused(
        ask(Optional.of(Body.of(PidfDocument.CONTENT_TYPE, "<presence")), List.of(), 600), 400);
    String large = "x".repeat(EventStateLimits.DOCUMENT_BYTES);
    assertRefused(ask(Optional.of(document("open", large)), List.of(), 600), 413);
    assertThatThrownBy(() -> compositor.publish(ask(good, List.of(), 59)))
        .asInstanceOf(InstanceOfAssertFactories.type(IntervalTooBrief.class))
        .satisfies(
            brief -> {
              assertThat(brief.status()).isEqualTo(423);
              assertThat(brief.minimum()).isEqualTo(EventStateLimits.MINIMUM);
            });
    assertThat(published()).isEmpty();
  }

  @Test
  void aLongLifeIsCut() {
    assertThat(
            compositor.publish(ask(Optional.of(document("open", "")), List.of(), 7200)).expires())
        .isEqualTo(EventStateLimits.MAXIMUM);
  }

  private PublishAnswer publish(Body document) {
    return compositor.publish(ask(Optional.of(document), List.of(), 600));
  }

  private static PublishAsk ask(Optional<Body> body, List<String> ifMatch, long seconds) {
    return new PublishAsk(
        PHONE, ALICE, "presence", Optional.of(Duration.ofSeconds(seconds)), ifMatch, body);
  }

  private void assertRefused(PublishAsk ask, int status) {
    assertThatThrownBy(() -> compositor.publish(ask))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(status));
  }

  private static Body document(String basic, String person) {
    return Body.of(
        "application/pidf+xml;charset=UTF-8",
        "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\""
            + " xmlns:d=\"urn:ietf:params:xml:ns:pidf:data-model\""
            + " xmlns:r=\"urn:ietf:params:xml:ns:pidf:rpid\" entity=\"sip:alice@litwareinc.com\">"
            + "<tuple id=\"t\"><status><basic>"
            + basic
            + "</basic></status></tuple><d:person id=\"p\">"
            + person
            + "</d:person></presence>");
  }

  /** What a colleague's presence document shows. */
  private Basic seen() {
    return PidfView.document(new SeenPresence(alice(), ContainerId.COMPANY, false))
        .tuples()
        .get(0)
        .basic()
        .orElseThrow();
  }

  private int availability() {
    return view().state().orElseThrow().availability();
  }

  private Seen.View view() {
    return Seen.view(alice(), ContainerId.COMPANY);
  }

  /** What phones have made the server publish. */
  private List<CategoryInstance> published() {
    return alice().instances().values().stream()
        .filter(one -> one.key().instance() >= 0xD000_0000L)
        .toList();
  }

  private Presentity alice() {
    return world.presentities.load(ALICE).orElseThrow();
  }
}
