package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.CAROL;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.soap.SoapMethods;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.lcs.AdhocList;
import org.confab.protocol.lcs.AggregatedPresence;
import org.confab.protocol.lcs.LcsStatus;
import org.confab.protocol.mime.MultipartRelated;
import org.confab.protocol.mime.Part;
import org.confab.protocol.presence.ResourceList;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Watchers and devices of Live Communications Server 2005 beside those of the later dialect. */
class LcsPresenceTest {
  private final PresenceWorld world = new PresenceWorld();
  private final SoapMethods methods = new SoapMethods(world.lcsMethods.rows());

  private void set(EndpointId endpoint, int availability, int activity, String userInfo) {
    methods.call(
        endpoint, endpoint.aor(), presentity(endpoint.aor(), availability, activity, userInfo));
  }

  private static Body presentity(SipUri uri, int availability, int activity, String userInfo) {
    return soap(
        "<m:setPresence><m:presentity m:uri=\"%s\"><m:availability m:aggregate=\"%d\"/>"
                .formatted(uri, availability)
            + "<m:activity m:aggregate=\"%d\"/>".formatted(activity)
            + "<deviceName xmlns=\"http://schemas.microsoft.com/2002/09/sip/presence\" name=\"VM\"/>"
            + userInfo
            + "</m:presentity></m:setPresence>");
  }

  private static String userInfo(String content) {
    return "<userInfo xmlns=\"http://schemas.microsoft.com/2002/09/sip/presence\">"
        + content
        + "</userInfo>";
  }

  private static String manual(int availability) {
    return "<states><state avail=\""
        + availability
        + "\" since=\"2026-11-21T02:29:48Z\" set=\"manual\">any</state></states>";
  }

  private static Body soap(String method) {
    return Body.of(
        SoapEnvelope.CONTENT_TYPE,
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\"><s:Body>"
            + method
            + "</s:Body></s:Envelope>");
  }

  private AggregatedPresence look(EndpointId caller, SipUri user) {
    Body answer =
        methods
            .call(
                caller,
                user,
                soap("<m:getPresence><presentity uri=\"%s\"/></m:getPresence>".formatted(user)))
            .orElseThrow();
    return AggregatedPresence.read(
        SoapEnvelope.read(Xml.read(answer.bytes())).method().child("presentity").orElseThrow());
  }

  private Opening subscribe(
      String id, boolean refresh, AdhocList.Operation operation, SipUri... users) {
    AdhocList list = new AdhocList(BOB, operation, List.of(users));
    return world.presence.subscribe(
        new SubscribeRequest(
            new SubscriptionId(id),
            BOB_DESK,
            BOB,
            refresh,
            Duration.ofHours(1),
            List.of("application/rlmi+xml", "multipart/related", "text/xml+msrtc.pidf"),
            Optional.of(new Body(AdhocList.CONTENT_TYPE, Xml.bytes(list.write())))));
  }

  private static MultipartRelated parts(Body body) {
    return MultipartRelated.read(body.contentType(), body.bytes());
  }

  private static AggregatedPresence presence(Part part) {
    assertThat(part.contentType()).isEqualTo("text/xml+msrtc.pidf");
    return AggregatedPresence.read(Xml.read(part.content()));
  }

  private String watched() {
    return world.watch("ocs", BOB_DESK, ALICE).state().orElseThrow().text();
  }

  @ParameterizedTest
  @CsvSource({
    "300, 400, 3500",
    "300, 200, 5000",
    "300, 300, 12500",
    "300, 100, 15500",
    "300, 600, 6500",
    "300, 500, 6500",
    "200, 400, 5000",
    "0, 400, 18500"
  })
  void aWatcherOfTheLaterDialectSeesWhatADeviceSays(int availability, int activity, int seen) {
    set(ALICE_DESK, availability, activity, "");
    assertThat(watched()).contains("<availability>" + seen + "</availability>");
  }

  @Property(tries = 200)
  void theWatchersOfBothDialectsSeeTheSame(
      @ForAll @IntRange(max = 999) int availability, @ForAll @IntRange(max = 999) int activity) {
    LcsPresenceTest fresh = new LcsPresenceTest();
    fresh.set(ALICE_DESK, availability, activity, "");
    LcsStatus published = new LcsStatus(availability, activity);
    assertThat(fresh.watched()).contains("<availability>" + published.state() + "</availability>");
    LcsStatus shown = fresh.look(BOB_DESK, ALICE).status();
    assertThat(shown).isEqualTo(published.online() ? published : LcsStatus.NOBODY);
  }

  @ParameterizedTest
  @CsvSource({
    "3500, 300, 400",
    "5000, 300, 200",
    "6500, 300, 600",
    "9500, 300, 600",
    "12500, 300, 300",
    "15500, 300, 100",
    "18500, 0, 0"
  })
  void aWatcherOfThisDialectSeesWhatUsersOfTheLaterOneSay(
      int said, int availability, int activity) {
    world.publish(ALICE_DESK, PresenceWorld.machine(said == 5000 ? 5000 : 3500, 900, 0));
    if (said != 5000) {
      world.publish(ALICE_DESK, PresenceWorld.user(said, 0));
    }
    AggregatedPresence seen = look(BOB_DESK, ALICE);
    assertThat(seen.status()).isEqualTo(new LcsStatus(availability, activity));
    assertThat(seen.displayName()).isNotEmpty();
    assertThat(seen.devices()).hasSize(availability == 0 ? 0 : 1);
    assertThat(seen.userInfo().state().isPresent()).isEqualTo(said == 9500);
  }

  @Test
  void whatTheUserSetsForAllDevicesIsOneStateInBothDialects() {
    set(ALICE_DESK, 300, 600, userInfo("<note>At the fair</note>" + manual(9500)));
    assertThat(watched()).contains("<availability>9500<").contains("At the fair");
    AggregatedPresence own = look(ALICE_LAPTOP, ALICE);
    assertThat(own.userInfo().note()).isEqualTo("At the fair");
    assertThat(own.userInfo().state().orElseThrow().availability()).isEqualTo(9500);
    long version =
        world.presentities.load(ALICE).orElseThrow().instances().values().stream()
            .filter(one -> one.key().instance() == LcsInstances.USER_STATE)
            .findFirst()
            .orElseThrow()
            .version();
    world.publish(ALICE_LAPTOP, PresenceWorld.user(12500, version));
    assertThat(look(BOB_DESK, ALICE).status()).isEqualTo(new LcsStatus(300, 300));
    set(ALICE_DESK, 300, 400, userInfo("<note>At the fair</note>"));
    assertThat(look(BOB_DESK, ALICE).status()).isEqualTo(new LcsStatus(300, 400));
  }

  @Test
  void aDocumentWithoutUserInfoLeavesNoteAndOwnStateAndOneWithAnotherReplacesThem() {
    set(ALICE_DESK, 300, 400, userInfo("<note>One</note><contact><tel>1</tel></contact>"));
    set(ALICE_DESK, 300, 600, "");
    assertThat(look(BOB_DESK, ALICE).userInfo().note()).isEqualTo("One");
    assertThat(look(BOB_DESK, ALICE).userInfo().more()).hasSize(1);
    set(ALICE_DESK, 300, 600, userInfo(""));
    assertThat(look(BOB_DESK, ALICE).userInfo().note()).isEmpty();
    assertThat(look(BOB_DESK, ALICE).userInfo().more()).isEmpty();
  }

  @Test
  void aDeviceIsListedWithItsOwnWordsAndAgeAndGoesWithItsEndpoint() {
    set(ALICE_DESK, 300, 150, "");
    world.clock.forward(Duration.ofSeconds(315));
    AggregatedPresence seen = look(BOB_DESK, ALICE);
    assertThat(seen.status()).isEqualTo(new LcsStatus(300, 150));
    assertThat(seen.most()).contains(ALICE_DESK.epid());
    assertThat(seen.devices())
        .singleElement()
        .satisfies(
            device -> {
              assertThat(device.age()).isEqualTo(315);
              assertThat(device.more().get(0).attribute("name")).contains("VM");
            });
    world.service.endpointGone(ALICE_DESK, true);
    assertThat(look(BOB_DESK, ALICE).status()).isEqualTo(LcsStatus.NOBODY);
    assertThat(look(BOB_DESK, ALICE).devices()).isEmpty();
  }

  @Test
  void oneDialogWatchesManyAndEachChangeComesAsAListWithTheNextVersion() {
    set(ALICE_DESK, 300, 400, "");
    Body first =
        subscribe(
                "s",
                false,
                AdhocList.Operation.CREATE,
                ALICE,
                CAROL,
                SipUri.of("zoe", "litwareinc.com"))
            .state()
            .orElseThrow();
    MultipartRelated list = parts(first);
    ResourceList resources = ResourceList.read(Xml.read(list.parts().get(0).content()));
    assertThat(resources.version()).isZero();
    assertThat(resources.resources())
        .extracting(ResourceList.Resource::state)
        .containsExactly("active", "active", "terminated");
    assertThat(presence(list.parts().get(1)).status()).isEqualTo(new LcsStatus(300, 400));
    assertThat(presence(list.parts().get(2)).status()).isEqualTo(LcsStatus.NOBODY);

    set(ALICE_DESK, 300, 300, "");
    MultipartRelated change = parts(world.notifier.take().get(0).body());
    assertThat(ResourceList.read(Xml.read(change.parts().get(0).content())).version()).isOne();
    assertThat(presence(change.parts().get(1)).status()).isEqualTo(new LcsStatus(300, 300));
  }

  @Test
  void usersAreAddedAndDeletedWithinTheDialog() {
    subscribe("s", false, AdhocList.Operation.CREATE, CAROL);
    Body added = subscribe("s", true, AdhocList.Operation.ADD, ALICE).state().orElseThrow();
    assertThat(added.text()).contains("alice@litwareinc.com").doesNotContain("carol");
    set(ALICE_DESK, 300, 400, "");
    assertThat(world.texts("s")).hasSize(1);
    assertThat(watchersOf(CAROL)).isEqualTo(1);
    subscribe("s", true, AdhocList.Operation.DELETE, ALICE);
    set(ALICE_DESK, 300, 600, "");
    assertThat(world.texts("s")).isEmpty();
    assertThat(watchersOf(CAROL)).isEqualTo(1);
    assertThat(watchersOf(ALICE)).isZero();
  }

  private int watchersOf(SipUri user) {
    return world.presence.watchersOf(user).size();
  }

  @Test
  void aDeviceThatOnlyPublishesAgainIsNoChange() {
    set(ALICE_DESK, 300, 400, "");
    subscribe("s", false, AdhocList.Operation.CREATE, ALICE);
    world.clock.forward(Duration.ofSeconds(60));
    set(ALICE_DESK, 300, 400, "");
    assertThat(world.texts("s")).isEmpty();
  }

  @Test
  void whoIsBlockedSeesNobodyThereAndMayNotLook() {
    set(ALICE_DESK, 300, 400, userInfo("<note>Secret</note>"));
    subscribe("s", false, AdhocList.Operation.CREATE, ALICE);
    methods.call(
        ALICE_DESK,
        SipUri.parse("sip:server.litwareinc.com"),
        soap(
            "<m:setACE><m:type>USER</m:type><m:mask>sip:bob@litwareinc.com</m:mask>"
                + "<m:rights>BD</m:rights><m:deltaNum>1</m:deltaNum></m:setACE>"));
    AggregatedPresence seen = presence(parts(world.notifier.take().get(0).body()).parts().get(1));
    assertThat(seen.status()).isEqualTo(LcsStatus.NOBODY);
    assertThat(seen.devices()).isEmpty();
    assertThat(seen.userInfo().note()).isEmpty();
    refused(403, () -> look(BOB_DESK, ALICE));
  }

  @Test
  void badAndForeignRequestsAreRefusedAndNothingIsPublished() {
    refused(403, () -> methods.call(ALICE_DESK, BOB, presentity(BOB, 300, 400, "")));
    refused(403, () -> methods.call(ALICE_DESK, ALICE, presentity(BOB, 300, 400, "")));
    refused(400, () -> set(ALICE_DESK, 1000, 400, ""));
    refused(
        400, () -> set(ALICE_DESK, 300, 400, userInfo("<note>" + "x".repeat(1100) + "</note>")));
    refused(404, () -> look(BOB_DESK, SipUri.of("zoe", "litwareinc.com")));
    world.registered.leave(ALICE_DESK);
    refused(403, () -> set(ALICE_DESK, 300, 400, ""));
    refused(
        403,
        () ->
            world.presence.subscribe(
                new SubscribeRequest(
                    new SubscriptionId("s"),
                    BOB_DESK,
                    BOB,
                    false,
                    Duration.ofHours(1),
                    List.of("text/xml+msrtc.pidf"),
                    Optional.of(
                        new Body(
                            AdhocList.CONTENT_TYPE,
                            Xml.bytes(
                                new AdhocList(ALICE, AdhocList.Operation.CREATE, List.of(CAROL))
                                    .write()))))));
    assertThat(watched()).contains("<availability>18500<");
  }

  private static void refused(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(status));
  }
}
