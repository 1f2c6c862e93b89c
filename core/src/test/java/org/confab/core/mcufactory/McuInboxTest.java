package org.confab.core.mcufactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.mcufactory.MediaServers.ALICE;
import static org.confab.core.mcufactory.MediaServers.BOB;
import static org.confab.core.mcufactory.MediaServers.CHAT;
import static org.confab.core.mcufactory.MediaServers.FOCUS;
import static org.confab.core.mcufactory.MediaServers.server;

import java.util.List;
import java.util.UUID;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuRegistration;
import org.confab.protocol.mcu.McuRelay;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

class McuInboxTest {
  private static final SipUri SERVER = SipUri.parse("sip:sip.litwareinc.com");
  private final MediaServers world = new MediaServers();
  private long requests;

  private static XmlElement command(String name, XmlElement... children) {
    return XmlElement.of(C3pCodec.NAMESPACE, name).with(children);
  }

  private C3pResponse ping(String id, int incarnation) {
    return world.inbox.take(
        new C3pRequest(
            ++requests,
            SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
            SERVER,
            command("ping", server(id, incarnation).element())));
  }

  private C3pResponse tell(McuState state) {
    return world.inbox.take(
        new C3pRequest(
            ++requests, CHAT.asUri(), FOCUS.asUri(), command("modifyConference", state.element())));
  }

  private void assigned() {
    world.factory.assign(CHAT).toCompletableFuture().join();
  }

  @Test
  void aPingRegistersAndTellsWhichStartOfTheServerThisIs() {
    C3pResponse answer = ping("a", 1);
    assertThat(answer.code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(McuRegistration.read(answer.answer().requiredChild("registered")).server())
        .isEqualTo(new UUID(0, 1));
    assertThat(world.registry.all()).hasSize(1);
  }

  @Test
  void aMediaServerThatIsNotTakenIsRefusedAndKeepsNothing() {
    world.strangers.add("b");
    C3pResponse answer = ping("b", 1);
    assertThat(answer.code()).isEqualTo(C3pCode.FAILURE);
    assertThat(answer.reason()).contains(C3pReason.FORBIDDEN);
    assertThat(world.registry.all()).isEmpty();

    assertThat(ping("a", 1).code()).isEqualTo(C3pCode.SUCCESS);
  }

  @Test
  void onlyAMediaServerWithARelayIsToldTheKeysOfRelays() {
    RelayKey key = new RelayKey("day-1", new byte[RelayKey.LENGTH]);
    world.relayKeys = List.of(key);
    assertThat(registration(ping("a", 1)).relayKeys()).isEmpty();
    McuRelay relay = new McuRelay("10.0.0.7", "edge.litwareinc.com", 3478, 443);
    McuDescription edge = server("b", 1).with(relay);
    C3pResponse answer =
        world.inbox.take(
            new C3pRequest(++requests, edge.signalling(), SERVER, command("ping", edge.element())));
    assertThat(registration(answer).relayKeys()).containsExactly(key);
    assertThat(world.registry.find("b").orElseThrow().description().relay()).contains(relay);
  }

  private static McuRegistration registration(C3pResponse answer) {
    return McuRegistration.read(answer.answer().requiredChild("registered"));
  }

  @Test
  void aFormerIncarnationIsNotTakenAgain() {
    ping("a", 1);
    ping("a", 2);
    assertThat(ping("a", 1).reason()).contains(C3pReason.OTHER_FAILURE);
  }

  @Test
  void aDocumentIsBelievedOnceAndItsDialogsStayHere() {
    ping("a", 1);
    assigned();
    assertThat(tell(world.connected(server("a", 1), 1, 1, ALICE)).code())
        .isEqualTo(C3pCode.SUCCESS);
    assertThat(tell(world.connected(server("a", 1), 1, 2, BOB)).code()).isEqualTo(C3pCode.SUCCESS);
    assertThat(tell(world.connected(server("a", 1), 1, 2, BOB)).reason())
        .contains(C3pReason.INVALID_VERSION);
    assertThat(world.states).hasSize(2);
    assertThat(world.states.get(0).members().get(0).legs().get(0).dialog()).isEmpty();
  }

  @Test
  void whoDoesNotServeTheConferenceIsNotBelieved() {
    ping("a", 1);
    ping("b", 1);
    assigned();
    assertThat(tell(world.connected(server("b", 1), 1, 1, ALICE)).reason())
        .contains(C3pReason.CONFERENCE_DOESNT_EXIST);
    assertThat(tell(world.connected(server("a", 2), 1, 1, ALICE)).reason())
        .contains(C3pReason.CONFERENCE_DOESNT_EXIST);
    assertThat(tell(world.connected(server("a", 1), 2, 1, ALICE)).reason())
        .contains(C3pReason.CONFERENCE_DOESNT_EXIST);
    assertThat(world.states).isEmpty();
  }

  @Test
  void theEnvelopeMustNameTheConference() {
    ping("a", 1);
    assigned();
    McuState state = world.connected(server("a", 1), 1, 1, ALICE);
    C3pRequest request =
        new C3pRequest(1, SERVER, FOCUS.asUri(), command("modifyConference", state.element()));
    assertThat(world.inbox.take(request).reason()).contains(C3pReason.REQUEST_MALFORMED);
  }

  @Test
  void otherCommandsAndUnreadableOnesAreAnswered() {
    C3pRequest foreign = new C3pRequest(1, SERVER, SERVER, command("addConference"));
    assertThat(world.inbox.take(foreign).reason()).contains(C3pReason.NOT_SUPPORTED);
    C3pRequest empty = new C3pRequest(1, SERVER, SERVER, command("ping"));
    assertThat(world.inbox.take(empty).reason()).contains(C3pReason.REQUEST_MALFORMED);
  }
}
