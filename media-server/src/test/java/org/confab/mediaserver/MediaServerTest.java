package org.confab.mediaserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.protocol.c3p.C3pCodec.NAMESPACE;

import java.io.IOException;
import org.confab.mediaserver.immcu.TestMcu;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.Provision;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

/** Calls of participants, from the INVITE to the BYE. */
class MediaServerTest extends RunningMediaServer {
  @Test
  void aConversationOfTwo() throws IOException, InterruptedException {
    conference();
    try (ProxySocket proxy = proxy()) {
      announce("alice", Role.PRESENTER);
      announce("bob", Role.ATTENDEE);
      String alice = invite(proxy, "alice");
      invite(proxy, "bob");
      McuLeg told = server.nextState().members().get(0).legs().get(0);
      assertThat(told.status()).isEqualTo(LegStatus.CONNECTED);
      assertThat(told.dialog().orElseThrow().routes()).containsExactly("<sip:proxy;lr>");

      proxy.send(
          head("MESSAGE", "alice", CHAT, alice, 2) + "Content-Type: text/plain; msgr=WAAt",
          "hello \u00e4");
      RawMessage accepted = proxy.response(202);
      RawMessage message = proxy.request("MESSAGE");
      assertThat(message.requestUri()).isEqualTo("sip:bob@x.test;gruu");
      assertThat(message.headers("route")).containsExactly("<sip:proxy;lr>");
      assertThat(message.header("ms-sender")).contains("<sip:alice@x.test>");
      assertThat(message.header("message-id")).isEqualTo(accepted.header("message-id"));
      assertThat(message.header("content-type")).contains("text/plain; msgr=WAAt");
      assertThat(ProxySocket.body(message)).isEqualTo("hello \u00e4");
      proxy.answer(message, 480);
      RawMessage report = proxy.request("BENOTIFY");
      assertThat(report.callId()).isEqualTo("call-alice");
      assertThat(report.to().tag()).isEqualTo("talice");
      assertThat(ProxySocket.body(report)).contains("<status>480</status>", "sip:bob@x.test;gruu");

      proxy.send(
          head("INFO", "alice", CHAT, alice, 3) + "Content-Type: application/xml",
          "<KeyboardActivity><status status=\"type\"/></KeyboardActivity>");
      RawMessage typing = proxy.request("INFO");
      assertThat(ProxySocket.body(typing)).contains("KeyboardActivity");
      proxy.response(200);
      proxy.answer(typing, 200);

      proxy.send(head("BYE", "alice", CHAT, alice, 4), "");
      proxy.response(200);
      McuState left = server.nextState();
      while (left.members().stream().noneMatch(m -> m.user().equals(TestMcu.user("alice")))) {
        left = server.nextState();
      }
      assertThat(left.members().get(0).legs().get(0).status()).isEqualTo(LegStatus.DISCONNECTED);
    }
  }

  @Test
  void whoIsNotAnnouncedOrHasNoConferenceIsRefused() throws IOException, InterruptedException {
    conference();
    try (ProxySocket proxy = proxy()) {
      String sdp = "m=message 1 sip null\r\n";
      String more = "Contact: <sip:m@x.test>\n" + "Content-Type: application/sdp";
      proxy.send(head("INVITE", "mallory", CHAT, "", 1) + more, sdp);
      assertThat(proxy.response(403).header("ms-diagnostics")).isPresent();
      String other = TestMcu.chat("ZZ99ZZ99").asString();
      proxy.send(head("INVITE", "mallory", other, "", 2) + more, sdp);
      proxy.response(404);
      proxy.send(head("INVITE", "mallory", "sip:mallory@x.test", "", 3) + more, sdp);
      proxy.response(404);
      proxy.send(head("MESSAGE", "mallory", CHAT, "guessed", 4), "hello");
      proxy.response(481);
      announce("bob", Role.ATTENDEE);
      proxy.send(
          head("INVITE", "bob", CHAT, "", 5)
              + "Contact: <sip:b@x.test>\n"
              + "Content-Type: application/sdp",
          "m=audio 1 RTP/AVP 0\r\n");
      proxy.response(488);
      proxy.send(head("OPTIONS", "bob", "sip:127.0.0.1", "", 6), "");
      proxy.response(200);
    }
  }

  @Test
  void nobodySpeaksInTheDialogOfAnother() throws IOException, InterruptedException {
    conference();
    try (ProxySocket proxy = proxy()) {
      announce("bob", Role.ATTENDEE);
      String tag = invite(proxy, "bob");
      for (String method : new String[] {"MESSAGE", "BYE", "INFO"}) {
        proxy.send(
            head(method, "bob", CHAT, tag, 2)
                    .replace("Identity: <sip:bob", "Identity: <sip:mallory")
                + "Content-Type: text/plain",
            "I am bob");
        proxy.response(403);
      }
      proxy.send(head("MESSAGE", "bob", CHAT, tag, 2) + "Content-Type: text/plain", "so am I");
      proxy.response(202);
    }
  }

  @Test
  void aLegIsTakenOverAndPutOut() throws IOException, InterruptedException {
    conference();
    McuLeg told;
    String tag;
    try (ProxySocket proxy = proxy()) {
      announce("bob", Role.ATTENDEE);
      tag = invite(proxy, "bob");
      told = server.nextState().members().get(0).legs().get(0);
    }
    LegOrder order = new LegOrder(TestMcu.chat(ID), TestMcu.user("bob"), "", Role.ATTENDEE, told);
    succeeds(new Provision(TestMcu.settings(ID, 1), java.util.List.of(order)).element());
    McuState full = server.nextState();
    assertThat(full.generation()).isEqualTo(1);
    assertThat(full.members().get(0).legs().get(0).dialog().orElseThrow().localSequence())
        .isEqualTo(10_000);
    try (ProxySocket proxy = proxy()) {
      proxy.send(head("MESSAGE", "bob", CHAT, tag, 2) + "Content-Type: text/plain", "still here");
      assertThat(proxy.response(202).header("message-id")).contains("1000001");
      succeeds(
          XmlElement.of(NAMESPACE, "deleteUser")
              .with("mcuUri", CHAT)
              .with(
                  XmlElement.of(NAMESPACE, "userKeys")
                      .with("confEntity", TestMcu.focus(ID).asString())
                      .with("userEntity", "sip:bob@x.test")));
      RawMessage bye = proxy.request("BYE");
      assertThat(bye.to().tag()).isEqualTo("tbob");
      assertThat(Long.parseLong(bye.cseqNumber())).isGreaterThan(10_000);
      proxy.answer(bye, 200);
    }
  }

  @Test
  void theMcuCallsWhomTheServerWants() throws IOException, InterruptedException {
    conference();
    try (ProxySocket proxy = proxy()) {
      McuLeg leg =
          new McuLeg(
              "{dan}",
              McuType.CHAT,
              LegStatus.DIALING_OUT,
              org.confab.protocol.mcu.JoiningMethod.DIALED_OUT,
              java.util.Optional.of(TestMcu.user("dan")),
              "",
              false,
              java.util.List.of(),
              java.util.Optional.empty());
      // The server's connection must be there before it orders a call.
      proxy.send(head("OPTIONS", "server", "sip:127.0.0.1", "", 1), "");
      proxy.response(200);
      succeeds(
          new LegOrder(TestMcu.chat(ID), TestMcu.user("dan"), "", Role.ATTENDEE, leg).element());
      RawMessage invite = proxy.request("INVITE");
      assertThat(invite.requestUri()).isEqualTo("sip:dan@x.test");
      assertThat(ProxySocket.body(invite)).contains("m=message");
      proxy.answer(invite, 180);
      proxy.answer(invite, 486);
      assertThat(proxy.request("ACK").cseqNumber()).isEqualTo(invite.cseqNumber());
      McuState called = server.nextState();
      assertThat(called.members().get(0).legs().get(0).status())
          .isIn(LegStatus.DIALING_OUT, LegStatus.DISCONNECTED);
    }
  }
}
