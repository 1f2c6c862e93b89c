package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PUBLISH and SUBSCRIBE as SIP phones speak them (RFC 3903, RFC 3856). */
@ExtendWith(SharedConfab.class)
class PublishIT {
  private static final String PIDF = "application/pidf+xml";
  private static final String WATCHERS = "application/watcherinfo+xml";

  private static final int MOST_NOTICES = 5;

  private SipUser phone;
  private SipUser watcher;

  @BeforeEach
  void signIn(ConfabServer server) {
    phone = SipUser.signIn(server, "tcp", "dan");
    watcher = SipUser.signIn(server, "tls", "carol");
  }

  /** What the phone has published ends with its registration. */
  @AfterEach
  void hangUp() {
    phone.close();
    watcher.close();
  }

  @Test
  void aPublicationLivesByItsEntityTags() {
    watch();
    SipMessage first = publish(document("open", "<rpid:activities><rpid:busy/></rpid:activities>"));
    assertThat(first.status()).as(first.toString()).isEqualTo(200);
    assertThat(first.header("Expires")).isEqualTo("600");
    assertThat(awaitNotify("<basic>open</basic>")).contains("<rpid:busy/>");

    SipMessage refreshed = phone.ask(again(first));
    assertThat(refreshed.status()).as(refreshed.toString()).isEqualTo(200);
    assertThat(refreshed.header("SIP-ETag")).isNotEmpty().isNotEqualTo(first.header("SIP-ETag"));
    assertThat(phone.ask(again(first)).status()).isEqualTo(412);

    SipMessage modified =
        phone.ask(
            again(refreshed)
                .body(PIDF, document("open", "<rpid:activities><rpid:away/></rpid:activities>")));
    assertThat(awaitNotify("<rpid:away/>")).doesNotContain("busy");

    SipMessage removed = phone.ask(again(modified).replace("Expires", "0"));
    assertThat(removed.status()).isEqualTo(200);
    assertThat(removed.header("Expires")).isEqualTo("0");
    awaitNotify("<basic>closed</basic>");
  }

  @Test
  void aPhoneThatOnlyRegistersIsThere() {
    phone.unregister();
    watch();
    SipRequest register = phone.registerRequest();
    for (String dialect : new String[] {"Supported", "Event", "ms-keep-alive", "Allow-Events"}) {
      register.take(dialect);
    }
    SipMessage answer = phone.ask(register);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    awaitNotify("<basic>open</basic>");
    phone.close();
    awaitNotify("<basic>closed</basic>");
  }

  @Test
  void whatCannotBePublishedIsToldHow() {
    SipMessage brief = phone.ask(request().with("Expires", "30").body(PIDF, document("open", "")));
    assertThat(brief.status()).isEqualTo(423);
    assertThat(brief.header("Min-Expires")).isEqualTo("60");

    SipMessage event =
        phone.ask(request().replace("Event", "dialog").body(PIDF, document("open", "")));
    assertThat(event.status()).isEqualTo(489);
    assertThat(event.header("Allow-Events")).contains("presence");

    SipMessage type = phone.ask(request().body("text/plain", "here"));
    assertThat(type.status()).isEqualTo(415);
    assertThat(type.header("Accept")).isEqualTo(PIDF);
    assertThat(type.diagnostic()).isEqualTo(4013);

    assertThat(phone.ask(request()).status()).isEqualTo(400);
    SipMessage others =
        phone.ask(
            phone
                .request("PUBLISH", watcher.aor())
                .with("Event", "presence")
                .body(PIDF, document("open", "")));
    assertThat(others.status()).isEqualTo(403);
    assertThat(others.diagnostic()).isEqualTo(4004);
  }

  @Test
  void aListIsToldInOneDialog() {
    SipMessage answer =
        watcher.ask(
            watcher
                .request("SUBSCRIBE", "sip:contacts.carol@" + ConfabServer.DOMAIN)
                .with("Event", "presence")
                .with("Accept", PIDF + ", application/rlmi+xml, multipart/related")
                .with("Supported", "eventlist")
                .with("Expires", "600"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("Require")).isEqualTo("eventlist");
    SipMessage all = awaitNotify("multipart/related", "fullState=\"true\"");
    assertThat(all.header("Require")).isEqualTo("eventlist");
    assertThat(all.body())
        .contains("fullState=\"true\"")
        .contains("uri=\"" + phone.aor() + "\"")
        .contains("Content-Type: " + PIDF);

    publish(document("open", "<rpid:activities><rpid:meeting/></rpid:activities>"));
    SipMessage change = awaitNotify("multipart/related", "<rpid:meeting/>");
    assertThat(change.body()).contains("fullState=\"false\"").doesNotContain("sip:alice@");
  }

  @Test
  void aListNeedsAClientThatUnderstandsLists() {
    SipMessage answer =
        watcher.ask(
            watcher
                .request("SUBSCRIBE", "sip:contacts.carol@" + ConfabServer.DOMAIN)
                .with("Event", "presence")
                .with("Accept", PIDF));
    assertThat(answer.status()).isEqualTo(421);
    assertThat(answer.header("Require")).isEqualTo("eventlist");
  }

  @Test
  void whoWatchesMeIsTold() {
    SipMessage answer =
        phone.ask(
            phone
                .request("SUBSCRIBE", phone.aor())
                .with("Event", "presence.winfo")
                .with("Accept", WATCHERS)
                .with("Expires", "600"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(awaitWatchers()).contains("version=\"0\"").contains("state=\"full\"");
    watch();
    assertThat(awaitWatchers())
        .contains("state=\"partial\"")
        .contains("status=\"active\"")
        .contains(">" + watcher.aor() + "<");
  }

  private String awaitWatchers() {
    SipMessage notify =
        phone.awaitRequest("NOTIFY", message -> message.header("Event").equals("presence.winfo"));
    phone.answer(notify, 200, "OK", "", "");
    assertThat(notify.header("Content-Type")).isEqualTo(WATCHERS);
    return notify.body();
  }

  private void watch() {
    SipRequest subscribe =
        watcher
            .request("SUBSCRIBE", phone.aor())
            .with("Event", "presence")
            .with("Accept", PIDF)
            .with("Expires", "600");
    SipMessage answer = watcher.ask(subscribe);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    awaitNotify("<basic>closed</basic>");
  }

  private String awaitNotify(String text) {
    return awaitNotify(PIDF, text).body();
  }

  /** The next one of that type with that text; what another test has left may come before. */
  private SipMessage awaitNotify(String type, String text) {
    for (int i = 0; i < MOST_NOTICES; i++) {
      SipMessage notify =
          watcher.awaitRequest(
              "NOTIFY", message -> message.header("Content-Type").startsWith(type));
      watcher.answer(notify, 200, "OK", "", "");
      assertThat(notify.header("Event")).startsWith("presence");
      assertThat(notify.header("Subscription-State")).startsWith("active;expires=");
      if (notify.body().contains(text)) {
        return notify;
      }
    }
    throw new AssertionError(text + " is in none of " + MOST_NOTICES + " notifications");
  }

  private SipMessage publish(String document) {
    return phone.ask(request().with("Expires", "600").body(PIDF, document));
  }

  private SipRequest again(SipMessage before) {
    return request().with("Expires", "600").with("SIP-If-Match", before.header("SIP-ETag"));
  }

  private SipRequest request() {
    return phone.request("PUBLISH", phone.aor()).with("Event", "presence");
  }

  private static String document(String basic, String person) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <presence xmlns="urn:ietf:params:xml:ns:pidf"
            xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
            xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:dan@litwareinc.com">
          <tuple id="t1"><status><basic>%s</basic></status></tuple>
          <dm:person id="p1">%s</dm:person>
        </presence>
        """
        .formatted(basic, person);
  }
}
