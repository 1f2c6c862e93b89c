package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.client.Baresip;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;

/**
 * A conference in which {@code a}, {@code b} and {@code c} at pidgin-sipe clients and {@code p} at
 * a phone hear each other. Each sings a tone of its own.
 */
final class AudioTalk implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 50;
  private static final long ASK_MILLIS = 300;
  private static final String CLIENTS = "abc";
  private static final char PHONE = 'p';
  private static final Map<Character, Integer> TONES =
      new TreeMap<>(Map.of('a', 440, 'b', 560, 'c', 790, PHONE, 1250));

  private final Meeting meeting;
  private FocusSession organizer;
  private final Map<Character, String> users = new TreeMap<>();
  private Baresip phone;

  /** All sign in, join the conference and call it. */
  AudioTalk(ConfabServer server) {
    List<String> names = NewUser.several(server, TONES.size());
    TONES.keySet().forEach(who -> users.put(who, names.get(users.size())));
    meeting = Meeting.ofSound(server, "alice");
    try {
      organizer = FocusSession.join(meeting.organizer(), meeting.focus());
      phone = Baresip.signInSinging(server, users.get(PHONE), "udp", TONES.get(PHONE));
      join(server);
    } catch (RuntimeException | AssertionError failed) {
      close();
      throw failed;
    }
  }

  private void join(ConfabServer server) {
    List<Start> starts = new ArrayList<>();
    each(
        CLIENTS,
        who -> starts.add(Start.of(server, users.get(who), "tls").singing(TONES.get(who))));
    meeting.launch(starts);
    meeting.joinTogether(starts.stream().map(Start::user).toList());
    each(CLIENTS, who -> at(who).order("chat-menu Join conference call"));
    phone.dial(meeting.focus());
  }

  private static void each(String those, java.util.function.Consumer<Character> what) {
    those.chars().forEach(who -> what.accept((char) who));
  }

  SipeClient at(char who) {
    return meeting.at(users.get(who));
  }

  Baresip phone() {
    return phone;
  }

  /** The first hear those of the second who are not themselves, and nobody else. */
  void hear(String listeners, String singers) {
    each(
        listeners,
        who -> {
          String others = singers.replace(String.valueOf(who), "");
          if (who == PHONE) {
            await("the phone hears " + others, () -> phoneHears(others));
          } else {
            at(who).awaitTones(tones(others));
          }
        });
  }

  private static Integer[] tones(String those) {
    return those.chars().mapToObj(who -> TONES.get((char) who)).sorted().toArray(Integer[]::new);
  }

  private boolean phoneHears(String those) {
    return TONES.entrySet().stream()
        .allMatch(one -> phone.heard().tone(one.getValue()) == (those.indexOf(one.getKey()) >= 0));
  }

  /** What the roster says of those in the call: who, direction, filter. */
  List<String> roster() {
    List<String> lines = new ArrayList<>();
    XmlElement users = organizer.subscribe().path("users").orElseThrow();
    users
        .children("user")
        .forEach(
            user ->
                endpoints(user).forEach(endpoint -> lines.add(name(user) + " " + state(endpoint))));
    return lines.stream().sorted().toList();
  }

  private static List<XmlElement> endpoints(XmlElement user) {
    return user.children("endpoint")
        .filter(it -> it.attribute("session-type").orElse("").equals("audio-video"))
        .filter(it -> it.childText("status").equals("connected"))
        .toList();
  }

  private String name(XmlElement user) {
    String uri = user.attribute("entity").orElse("");
    return users.entrySet().stream()
        .filter(one -> uri.equals("sip:" + Meeting.address(one.getValue())))
        .map(one -> String.valueOf(one.getKey()))
        .findFirst()
        .orElse(uri);
  }

  private static String state(XmlElement endpoint) {
    XmlElement media = endpoint.path("media").orElseThrow();
    return media.childText("status") + " " + media.childText("media-ingress-filter");
  }

  /** Waits until the roster is so: who, direction, filter; one text each, in order. */
  void awaitRoster(String... lines) {
    List<String> wanted = List.of(lines);
    List<List<String>> last = new ArrayList<>();
    Instant end = Instant.now().plus(PATIENCE);
    do {
      last.add(roster());
      LockSupport.parkNanos(Duration.ofMillis(ASK_MILLIS).toNanos());
    } while (!last.get(last.size() - 1).equals(wanted) && Instant.now().isBefore(end));
    assertThat(last.get(last.size() - 1)).isEqualTo(wanted);
  }

  /** The organizer blocks one, or lets it be heard again. */
  void filter(char who, String filter) {
    XmlElement user =
        organizer
            .subscribe()
            .path("users")
            .orElseThrow()
            .children("user")
            .filter(it -> name(it).equals(String.valueOf(who)))
            .findFirst()
            .orElseThrow();
    command(
        """
        <modifyEndpointMedia
            xmlns:mscp="http://schemas.microsoft.com/rtc/2005/08/cccpextensions" mscp:mcuUri="%s">
          <mediaKeys confEntity="%s" userEntity="sip:%s" endpointEntity="%s" mediaId="1"/>
          <ci:media id="1"><ci:type>audio</ci:type>
            <msci:media-ingress-filter>%s</msci:media-ingress-filter></ci:media>
        </modifyEndpointMedia>\
        """
            .formatted(
                meeting.focus().replace(":focus:", ":audio-video:"),
                meeting.focus(),
                Meeting.address(users.get(who)),
                endpoints(user).get(0).attribute("entity").orElseThrow(),
                filter));
  }

  /** The organizer puts one out. */
  void putOut(char who) {
    command(
        "<deleteUser><userKeys confEntity=\"%s\" userEntity=\"sip:%s\"/></deleteUser>"
            .formatted(meeting.focus(), Meeting.address(users.get(who))));
  }

  private void command(String command) {
    organizer.command(command);
    organizer.awaitAnswer("success");
  }

  /** Waits until something is so. */
  void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(LOOK_MILLIS).toNanos());
    }
  }

  @Override
  public void close() {
    if (phone != null) {
      phone.close();
    }
    meeting.close();
  }
}
