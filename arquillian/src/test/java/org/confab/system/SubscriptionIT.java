package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Presence subscriptions as clients of this family make them, on the wire. */
@ExtendWith(SharedConfab.class)
class SubscriptionIT {
  private static final String BATCH = "http://schemas.microsoft.com/2006/01/sip/batch-subscribe";
  private static final String LIST = "http://schemas.microsoft.com/2006/09/sip/categorylist";
  private static final String PRESENCE = "http://schemas.microsoft.com/2006/09/sip/rich-presence";
  private static final String NOTE = "http://schemas.microsoft.com/2006/09/sip/note";
  private static final Duration A_WHILE = Duration.ofSeconds(2);

  @Test
  void usersAreAddedToAndTakenFromABatch(ConfabServer server) {
    try (SipUser watcher = SipUser.signIn(server, "tls", "user1");
        SipUser dan = SipUser.signIn(server, "tcp", "dan")) {
      SipMessage sent = watcher.send(batch(watcher, "subscribe", "alice"));
      SipMessage answer = watcher.answerTo(sent);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("multipart/related");
      assertThat(answer.headers("Require")).contains("eventlist");
      assertThat(answer.header("ms-piggyback-cseq")).isEqualTo("1");
      assertThat(answer.body()).contains("<resource uri=\"sip:alice@litwareinc.com\">");

      SipMessage added =
          watcher.ask(
              batch(watcher.within(sent, answer, 2, "SUBSCRIBE"), watcher, "subscribe", "dan"));
      assertThat(added.body())
          .contains("<resource uri=\"sip:dan@litwareinc.com\">")
          .doesNotContain("sip:alice@");
      String first = "first " + System.nanoTime();
      publish(dan, note(0, first));
      watcher.awaitRequest("BENOTIFY", message -> message.body().contains(first));

      SipMessage taken =
          watcher.ask(
              batch(watcher.within(sent, answer, 3, "SUBSCRIBE"), watcher, "unsubscribe", "dan"));
      assertThat(taken.status()).isEqualTo(200);
      String second = "second " + System.nanoTime();
      publish(dan, note(1, second));
      assertThat(watcher.poll(A_WHILE, message -> message.body().contains(second))).isEmpty();
      publish(dan, delete(2));
    }
  }

  @Test
  void aFetchTellsOnceAndLeavesNothing(ConfabServer server) {
    try (SipUser watcher = SipUser.signIn(server, "tcp", "user1");
        SipUser dan = SipUser.signIn(server, "tls", "dan")) {
      SipMessage answer =
          watcher.ask(batch(watcher, "subscribe", "dan", "nobody").with("Expires", "0"));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      assertThat(answer.header("Expires")).isEqualTo("0");
      assertThat(answer.header("subscription-state")).isEqualTo("terminated;expires=0");
      assertThat(answer.body()).contains("noresource").contains("uri=\"sip:dan@litwareinc.com\"");

      String text = "unheard " + System.nanoTime();
      publish(dan, note(0, text));
      assertThat(watcher.poll(A_WHILE, message -> message.body().contains(text))).isEmpty();
      publish(dan, delete(1));
    }
  }

  @Test
  void aBurstEndsWithItsLastStateInFewNotifications(ConfabServer server) {
    try (SipUser watcher = SipUser.signIn(server, "tls", "user1");
        SipUser erin = SipUser.signIn(server, "tls", "erin")) {
      assertThat(watcher.ask(batch(watcher, "subscribe", "erin")).status()).isEqualTo(200);
      String mark = "burst " + System.nanoTime() + " ";
      List<SipMessage> sent =
          IntStream.range(0, 30)
              .mapToObj(i -> erin.send(service(erin, note(i, mark + i))))
              .toList();
      sent.forEach(one -> assertThat(erin.answerTo(one).status()).isEqualTo(200));

      int notifications = 1;
      SipMessage last = watcher.awaitRequest("BENOTIFY", message -> message.body().contains(mark));
      while (!last.body().contains(mark + 29 + "<")) {
        last = watcher.awaitRequest("BENOTIFY", message -> message.body().contains(mark));
        notifications++;
      }
      assertThat(notifications).isLessThan(30);
      assertThat(watcher.poll(A_WHILE, message -> message.body().contains(mark))).isEmpty();
      publish(erin, delete(30));
    }
  }

  @Test
  void aNewConnectionHearsNothingOfTheOldOnesSubscriptions(ConfabServer server) {
    try (SipUser dan = SipUser.signIn(server, "tls", "dan")) {
      try (SipUser watcher = SipUser.signIn(server, "tcp", "user2")) {
        assertThat(watcher.ask(batch(watcher, "subscribe", "dan")).status()).isEqualTo(200);
      }
      try (SipUser again = SipUser.signIn(server, "tcp", "user2")) {
        String text = "after the end " + System.nanoTime();
        publish(dan, note(0, text));
        assertThat(again.poll(A_WHILE, message -> message.body().contains(text))).isEmpty();
        assertThat(again.ask(batch(again, "subscribe", "dan")).body()).contains(text);
      }
      publish(dan, delete(1));
    }
  }

  @Test
  void aBatchOfThousandsGetsTheNamedLimit(ConfabServer server) {
    try (SipUser watcher = SipUser.signIn(server, "tls", "user1")) {
      String[] names = IntStream.range(0, 1_500).mapToObj(i -> "u" + i).toArray(String[]::new);
      SipMessage answer = watcher.ask(batch(watcher, "subscribe", names));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
      assertThat(answer.diagnostic()).isEqualTo(4008);
    }
  }

  @Test
  void everyAdvertisedEventPackageIsServed(ConfabServer server) {
    try (SipUser user = SipUser.connect(server, "tls", "user1")) {
      SipMessage registered = user.register(4, ConfabServer.PASSWORD);
      for (String event : registered.header("Allow-Events").split(",", -1)) {
        SipMessage answer =
            user.ask(
                user.request("SUBSCRIBE", user.aor())
                    .with("Event", event)
                    .with("Expires", "0")
                    .with("Supported", "ms-piggyback-first-notify"));
        assertThat(answer.status()).as(event).isNotEqualTo(489);
      }
    }
  }

  private static SipRequest batch(SipUser watcher, String action, String... users) {
    return batch(watcher.request("SUBSCRIBE", watcher.aor()), watcher, action, users);
  }

  private static SipRequest batch(
      SipRequest request, SipUser watcher, String action, String... users) {
    String resources =
        List.of(users).stream()
            .map(user -> "<resource uri=\"sip:" + user + "@" + ConfabServer.DOMAIN + "\"/>")
            .collect(Collectors.joining());
    String body =
        "<batchSub xmlns=\"%s\" uri=\"%s\" name=\"\"><action name=\"%s\" id=\"1\"><adhocList>%s</adhocList><categoryList xmlns=\"%s\"><category name=\"note\"/><category name=\"state\"/></categoryList></action></batchSub>"
            .formatted(BATCH, watcher.aor(), action, resources, LIST);
    return Publications.batch(request, body);
  }

  private static void publish(SipUser user, String publication) {
    SipMessage answer = user.ask(service(user, publication));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private static SipRequest service(SipUser user, String publication) {
    return user.request("SERVICE", user.aor())
        .body(
            "application/msrtc-category-publish+xml",
            "<publish xmlns=\"%s\"><publications uri=\"%s\">%s</publications></publish>"
                .formatted(PRESENCE, user.aor(), publication));
  }

  private static String note(int version, String text) {
    return "<publication categoryName=\"note\" instance=\"0\" container=\"200\" version=\"%d\" expireType=\"static\"><note xmlns=\"%s\"><body type=\"personal\" uri=\"\">%s</body></note></publication>"
        .formatted(version, NOTE, text);
  }

  private static String delete(int version) {
    return "<publication categoryName=\"note\" instance=\"0\" container=\"200\" version=\"%d\" expireType=\"static\" expires=\"0\"/>"
        .formatted(version);
  }
}
