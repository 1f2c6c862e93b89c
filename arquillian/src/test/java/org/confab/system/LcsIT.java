package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients of Live Communications Server 2005 among those of the later server. */
@ExtendWith(SharedConfab.class)
class LcsIT {
  private static final String AGENT = "LCC/1.3.5371 (Microsoft Office Communicator 2005)";
  private static final String TAGS = "gruu-10, adhoclist, com.microsoft.msrtc.presence";
  private static final String ALICE = "alice@" + ConfabServer.DOMAIN;
  private static final String BOB = "bob@" + ConfabServer.DOMAIN;
  private static final String PIDF = "text/xml+msrtc.pidf";
  private static final Pattern DELTA = Pattern.compile("deltaNum=\"([0-9]+)\"");

  @Test
  void realClientsOfBothDialectsSeeEachOtherAndTalk(ConfabServer server) {
    try (SipeClient alice = Start.of(server, "alice", "tls").with("--agent", AGENT).signIn();
        SipeClient bob = Start.of(server, "bob", "tcp").signIn()) {
      alice.awaitReceived("SUBSCRIBE", PIDF);
      alice.awaitPresence("bob", "available");
      bob.awaitPresence("alice", "available");
      alice.order("status busy");
      bob.awaitPresence("alice", "busy");
      bob.order("status busy");
      alice.awaitPresence("bob", "busy");
      alice.order("status away");
      bob.awaitPresence("alice", "away");
      bob.order("status do-not-disturb");
      alice.awaitPresence("bob", "do-not-disturb");
      alice.order("im " + BOB + " hello from 2005 äöü €");
      bob.await("im", "from", ALICE, "text", "hello from 2005 äöü €");
      bob.awaitReceived("INVITE", "m=x-ms-message");
      bob.order("im " + ALICE + " hello from 2007");
      alice.await("im", "from", BOB, "text", "hello from 2007");
      alice.order("status available");
      bob.awaitPresence("alice", "available");
      bob.order("status available");
      alice.awaitPresence("bob", "available");
      alice.close();
      bob.awaitPresence("alice", "offline");
    }
  }

  @Test
  void aClientThatKnowsNoCategoriesSignsInWatchesPublishesAndBlocks(ConfabServer server) {
    try (SipUser carol = signIn(server, "carol");
        SipeClient bob = Start.of(server, "bob", "tls").launch()) {
      bob.awaitSettled();
      String first = watch(carol, "create", BOB).body();
      assertThat(first).contains("application/rlmi+xml").contains(PIDF);
      assertThat(first).contains("<availability aggregate=\"300\"");
      bob.order("status busy");
      assertThat(awaitNotice(carol, "presence", "<activity aggregate=\"600\"")).contains("rlmi");

      assertThat(publish(carol, 300, 300).status()).isEqualTo(200);
      bob.awaitPresence("carol", "be-right-back");
      publish(carol, 300, 400);
      bob.awaitPresence("carol", "available");

      String before = setAce(carol, BOB, "BD", list(carol));
      bob.awaitShown("carol", "status", "offline");
      assertThat(before).contains("mask=\"sip:" + BOB + "\" rights=\"BD\"");
      setAce(carol, BOB, "AA", before);
      bob.awaitShown("carol", "status", "available");
      bob.order("status available");
    }
  }

  @Test
  void whatIsOfferedAtSignInIsWhatIsServed(ConfabServer server) {
    try (SipUser carol = SipUser.connect(server, "tls", "carol").offering(TAGS)) {
      SipMessage answer = carol.register(4, ConfabServer.PASSWORD);
      assertThat(answer.headers("Supported"))
          .contains("adhoclist", "com.microsoft.msrtc.presence")
          .doesNotContain("msrtc-event-categories");
      for (String event : answer.header("Allow-Events").split(",", -1)) {
        if (!event.equals("conference")) {
          SipMessage offered =
              carol.ask(
                  carol
                      .request("SUBSCRIBE", carol.aor())
                      .with("Event", event)
                      .with("Supported", "ms-piggyback-first-notify")
                      .with("Accept", accepted(event))
                      .with("Expires", "0"));
          assertThat(offered.status()).as(event + "\n" + offered).isEqualTo(200);
        }
      }
    }
  }

  private static String accepted(String event) {
    return event.equals("presence") ? PIDF : "*/*";
  }

  @Test
  void oneMayLookAtSomebodyWithoutASubscription(ConfabServer server) {
    try (SipUser carol = signIn(server, "carol");
        SipUser dan = signIn(server, "dan")) {
      publish(dan, 300, 500);
      SipMessage seen = look(carol, dan);
      assertThat(seen.status()).as(seen.toString()).isEqualTo(200);
      assertThat(seen.body()).contains("presentity").contains("<activity aggregate=\"500\"");
      String list = setAce(dan, "carol@" + ConfabServer.DOMAIN, "DD", list(dan));
      assertThat(look(carol, dan).status()).isEqualTo(403);
      setAce(dan, "carol@" + ConfabServer.DOMAIN, "AA", list);
      assertThat(look(carol, dan).status()).isEqualTo(200);
    }
  }

  private static SipUser signIn(ConfabServer server, String name) {
    SipUser user = SipUser.connect(server, "tls", name).offering(TAGS);
    assertThat(user.register(4, ConfabServer.PASSWORD).status()).isEqualTo(200);
    return user;
  }

  private static SipMessage look(SipUser caller, SipUser user) {
    String call = "<m:getPresence><presentity uri=\"%s\"/></m:getPresence>";
    return caller.ask(
        caller
            .request("SERVICE", user.aor())
            .body("application/SOAP+xml", soap(call.formatted(user.aor()))));
  }

  private static SipMessage publish(SipUser user, int availability, int activity) {
    String call =
        "<m:setPresence><m:presentity m:uri=\"%s\"><m:availability m:aggregate=\"%d\"/>"
            + "<m:activity m:aggregate=\"%d\"/></m:presentity></m:setPresence>";
    return user.ask(
        user.request("SERVICE", user.aor())
            .body(
                "application/SOAP+xml", soap(call.formatted(user.aor(), availability, activity))));
  }

  private static String soap(String method) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\"><s:Body>"
        + method
        + "</s:Body></s:Envelope>";
  }

  private static SipMessage watch(SipUser watcher, String operation, String... users) {
    StringBuilder resources = new StringBuilder();
    for (String user : users) {
      resources.append("<resource uri=\"sip:").append(user).append("\"/>\n");
    }
    String list =
        "<adhoclist xmlns=\"urn:ietf:params:xml:ns:adrl\" uri=\"%s\" name=\"%s\">\n"
            + "<%s xmlns=\"\">\n%s</%s>\n</adhoclist>\n";
    SipMessage answer =
        watcher.ask(
            watcher
                .request("SUBSCRIBE", watcher.aor())
                .with("Event", "presence")
                .with("Require", "adhoclist")
                .with("Supported", "eventlist")
                .with("Supported", "ms-piggyback-first-notify")
                .with("Supported", "com.microsoft.autoextend")
                .with("Supported", "ms-benotify")
                .with("Proxy-Require", "ms-benotify")
                .with("Accept", "application/rlmi+xml, multipart/related, " + PIDF)
                .body(
                    "application/adrl+xml",
                    list.formatted(watcher.aor(), watcher.aor(), operation, resources, operation)));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  /** The user's access control list. */
  private static String list(SipUser user) {
    SipMessage answer =
        user.ask(
            user.request("SUBSCRIBE", user.aor())
                .with("Event", "vnd-microsoft-roaming-ACL")
                .with("Accept", "application/vnd-microsoft-roaming-acls+xml")
                .with("Supported", "ms-piggyback-first-notify")
                .with("Supported", "ms-benotify")
                .with("Proxy-Require", "ms-benotify"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.body();
  }

  /** Sets an entry with the number of that list; the list after it. */
  private static String setAce(SipUser user, String whom, String rights, String list) {
    Matcher number = DELTA.matcher(list);
    assertThat(number.find()).as(list).isTrue();
    String call =
        "<m:setACE><m:type>USER</m:type><m:mask>sip:%s</m:mask><m:rights>%s</m:rights>"
            + "<m:deltaNum>%s</m:deltaNum></m:setACE>";
    SipMessage sent =
        user.send(
            user.request("SERVICE", user.aor())
                .body("application/SOAP+xml", soap(call.formatted(whom, rights, number.group(1)))));
    SipMessage answer = user.answerTo(sent);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    String next = Long.toString(Long.parseLong(number.group(1)) + 1);
    return awaitNotice(user, "vnd-microsoft-roaming-ACL", "deltaNum=\"" + next + "\"");
  }

  private static String awaitNotice(SipUser user, String event, String part) {
    return user.awaitRequest(
            "BENOTIFY",
            message -> message.header("Event").equals(event) && message.body().contains(part))
        .body();
  }
}
