package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.AnonymousGuest;
import org.confab.system.sip.DigestPhone;
import org.confab.system.sip.ImSession;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ways into a conference: the key, the phone, the call, the web page. */
@ExtendWith(SharedConfab.class)
class ConferenceAccessIT {
  private static final String FOR_STRANGERS =
      "<msci:conference-key>s3cret-42</msci:conference-key>"
          + "<msci:admission-policy>anonymous</msci:admission-policy>";

  @Test
  void aGuestWithoutAnAccountComesInWithTheKey(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        AnonymousGuest guest = new AnonymousGuest(server, "Gustav")) {
      String focus = Conferences.create(alice, Conferences.newId(), FOR_STRANGERS);
      FocusSession session = FocusSession.join(alice, focus);
      session.subscribe();
      SipMessage wrong = guest.join(focus, "guessed");
      assertThat(wrong.status()).as(wrong.toString()).isEqualTo(401);
      SipMessage inside = guest.join(focus, "s3cret-42");
      assertThat(inside.status()).as(inside.toString()).isEqualTo(200);
      assertThat(Xml.read(inside.body()).attribute("code")).contains("success");
      session.awaitUser(guest.aor(), "full");
      assertThat(guest.ask("SUBSCRIBE", "sip:bob@litwareinc.com", "Event", "presence").status())
          .isEqualTo(403);
      assertThat(guest.leave(inside).status()).isEqualTo(200);
      session.awaitUser(guest.aor(), "deleted");
    }
  }

  @Test
  void aGuestWithoutAnAccountAndAColleagueWriteToEachOther(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        AnonymousGuest guest = new AnonymousGuest(server, "Gustav")) {
      String focus = Conferences.create(alice, Conferences.newId(), FOR_STRANGERS);
      FocusSession session = FocusSession.join(alice, focus);
      session.subscribe();
      ImSession chat = ImSession.join(alice, focus);
      assertThat(guest.join(focus, "s3cret-42").status()).isEqualTo(200);
      AnonymousGuest.Chat guests = guest.chat(focus);
      assertThat(guests.answer().status()).as(guests.answer().toString()).isEqualTo(200);
      assertThat(guests.say("good morning").status()).isEqualTo(202);
      SipMessage read = chat.awaitRequest("MESSAGE", "good morning", 200);
      assertThat(read.header("Ms-Sender")).contains(guest.aor());
      assertThat(chat.say("welcome").status()).isEqualTo(202);
      assertThat(guests.awaitRequest("MESSAGE", "welcome").header("Ms-Sender"))
          .contains(alice.aor());
      session.command(
          "<deleteUser><userKeys confEntity=\"%s\" userEntity=\"%s\"/></deleteUser>"
              .formatted(focus, guest.aor()));
      guests.awaitRequest("BYE", "");
    }
  }

  @Test
  void whoDidNotGetAMessageIsToldAndWhoTypesIsSeen(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        SipUser bob = SipUser.signIn(server, "tls", "bob");
        SipUser carol = SipUser.signIn(server, "tcp", "carol")) {
      String focus = Conferences.create(alice);
      FocusSession.join(alice, focus);
      FocusSession.join(bob, focus);
      FocusSession.join(carol, focus);
      ImSession alices = ImSession.join(alice, focus);
      ImSession bobs = ImSession.join(bob, focus);
      ImSession carols = ImSession.join(carol, focus);
      SipMessage accepted = alices.say("who reads this?");
      assertThat(accepted.status()).isEqualTo(202);
      bobs.awaitRequest("MESSAGE", "who reads this?", 200);
      carols.awaitRequest("MESSAGE", "who reads this?", 480);
      String report = alices.awaitNotice("BENOTIFY", "imdn").body();
      assertThat(Xml.read(report).childText("message-id")).isEqualTo(accepted.header("Message-Id"));
      assertThat(report).contains("<status>480</status>", "sip:carol@").doesNotContain("sip:bob@");
      String typing = "<KeyboardActivity><status status=\"type\"/></KeyboardActivity>";
      assertThat(bobs.ask("INFO", "application/xml", typing).status()).isEqualTo(200);
      alices.awaitRequest("INFO", "KeyboardActivity", 200);
      carols.awaitRequest("INFO", "KeyboardActivity", 200);
    }
  }

  @Test
  void nobodySpeaksInTheDialogOfAnother(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        SipUser mallory = SipUser.signIn(server, "tls", "user2")) {
      FocusSession session = FocusSession.join(alice, Conferences.create(alice));
      assertThat(session.spokenBy(mallory, "UPDATE").status()).isBetween(400, 499);
      session.command("<getConference/>");
      session.awaitAnswer("success");
      session.leave();
    }
  }

  @Test
  void aPresenterHasSomebodyCalledWhoThenJoins(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        SipUser bob = SipUser.signIn(server, "tcp", "bob")) {
      String focus = Conferences.create(alice);
      FocusSession session = FocusSession.join(alice, focus);
      session.command(
          "<addUser><conferenceKeys confEntity=\""
              + focus
              + "\"/><ci:user entity=\""
              + bob.aor()
              + "\"><ci:roles><ci:entry>attendee</ci:entry></ci:roles><ci:endpoint>"
              + "<ci:joining-method>dialed-out</ci:joining-method></ci:endpoint></ci:user></addUser>");
      SipMessage invitation = bob.awaitRequest("INVITE", message -> message.body().contains(focus));
      assertThat(invitation.header("Content-Type")).isEqualTo("application/ms-conf-invite+xml");
      bob.answer(invitation, 200, "OK", "", "");
      bob.awaitRequest("ACK", message -> true);
      XmlElement answer = session.awaitAnswer("success");
      assertThat(answer.child("addUser")).isPresent();
      FocusSession.join(bob, focus).leave();
      session.leave();
    }
  }

  @Test
  void aPhoneIsInTheRosterButFindsNobodyForItsVoice(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice");
        DigestPhone phone = DigestPhone.of(server, "tcp", "carol", ConfabServer.PASSWORD)) {
      String focus = Conferences.create(alice);
      FocusSession session = FocusSession.join(alice, focus);
      session.subscribe();
      phone.signIn("MD5");
      SipMessage voice =
          phone.ask(
              phone.authorized(
                  phone
                      .request("INVITE", focus)
                      .body(
                          "application/sdp",
                          "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\n"
                              + "t=0 0\r\nm=audio 4000 RTP/AVP 0\r\n")));
      assertThat(voice.status()).as(voice.toString()).isEqualTo(488);
      assertThat(voice.header("ms-diagnostics")).contains("No conferencing server");
      SipMessage inside = phone.ask(phone.authorized(phone.request("INVITE", focus)));
      assertThat(inside.status()).as(inside.toString()).isEqualTo(200);
      assertThat(inside.header("Contact")).contains("isfocus");
      session.awaitUser("sip:carol@" + ConfabServer.DOMAIN, "full");
    }
  }

  @Test
  void theWebPageOpensTheConferenceInAClient(ConfabServer server) throws Exception {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice")) {
      String id = Conferences.newId();
      String focus = Conferences.create(alice, id);
      FocusSession session = FocusSession.join(alice, focus);
      String url =
          session
              .subscribe()
              .path("conference-description", "join-url")
              .map(XmlElement::text)
              .orElseThrow();
      assertThat(url).endsWith("/meet/alice/" + id);
      HttpResponse<String> page = get(server, "/meet/alice/" + id);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).containsIgnoringCase("href=\"conf:" + focus + "\"");
      assertThat(get(server, "/meet/alice/NOSUCHID99").statusCode()).isEqualTo(404);
      session.leave();
    }
  }

  private static HttpResponse<String> get(ConfabServer server, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.httpPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
