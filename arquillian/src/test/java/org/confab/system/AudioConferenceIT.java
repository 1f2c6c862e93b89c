package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.confab.system.client.Baresip;
import org.confab.system.client.SipeClient;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** Phones that nobody here wrote call a conference: each sings a tone of its own. */
@ExtendWith(SharedConfab.class)
class AudioConferenceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long LOOK_MILLIS = 100;
  private static final int SIPE = 440;
  private static final int LOW = 500;
  private static final int MIDDLE = 900;
  private static final int HIGH = 1400;
  private static final List<Integer> TONES = List.of(SIPE, LOW, MIDDLE, HIGH);

  private static Baresip calls(ConfabServer server, String focus, String transport, int hertz) {
    return calls(server, focus, transport, hertz, "g711");
  }

  private static Baresip calls(
      ConfabServer server, String focus, String transport, int hertz, String codec) {
    Baresip phone = Baresip.signInSinging(server, NewUser.of(server), transport, hertz, codec);
    phone.dial(focus);
    phone.awaitEvent("CALL_ESTABLISHED");
    return phone;
  }

  private static void hears(Baresip phone, List<Integer> tones, int own) {
    await(
        () ->
            "hears %s and not %s, hears %s"
                .formatted(tones, own, TONES.stream().filter(phone.heard()::tone).toList()),
        PATIENCE,
        () -> tones.stream().allMatch(phone.heard()::tone) && !phone.heard().tone(own));
  }

  private static void await(String what, Duration patience, BooleanSupplier condition) {
    await(() -> what, patience, condition);
  }

  private static void await(Supplier<String> what, Duration patience, BooleanSupplier condition) {
    Instant end = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(LOOK_MILLIS).toNanos());
    }
  }

  private static List<String> atTheMcu(FocusSession organizer) {
    return Conferences.roster(organizer.subscribe()).stream()
        .filter(line -> line.contains("audio-video"))
        .toList();
  }

  @Test
  void phonesHearTheOthersAndNotThemselvesAlsoWhenTheMediaServerDies(
      ConfabServer server, TestReporter reporter) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice")) {
      String focus = Conferences.createForSound(alice);
      FocusSession organizer = FocusSession.join(alice, focus);
      try (Baresip bob = calls(server, focus, "udp", LOW);
          Baresip carol = calls(server, focus, "tcp", MIDDLE);
          Baresip dan = calls(server, focus, "tls", HIGH)) {
        hears(bob, List.of(MIDDLE, HIGH), LOW);
        hears(carol, List.of(LOW, HIGH), MIDDLE);
        hears(dan, List.of(LOW, MIDDLE), HIGH);
        assertThat(atTheMcu(organizer)).hasSize(3);

        long pid = server.mediaServerPid();
        Instant death = Instant.now();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        long silent = bob.heard().length();
        await("sound again", PATIENCE, () -> bob.heard().length() > silent + 8_000);
        hears(bob, List.of(MIDDLE, HIGH), LOW);
        reporter.publishEntry("silent for", Duration.between(death, Instant.now()).toString());

        dan.hangUp();
        await("dan is out", PATIENCE, () -> atTheMcu(organizer).size() == 2);
        hears(bob, List.of(MIDDLE), HIGH);
      }
      await("all are out", PATIENCE, () -> atTheMcu(organizer).isEmpty());
    }
  }

  @Test
  void aPhoneSilencesItselfByItsKeysAndTheRosterTells(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice")) {
      String focus = Conferences.createForSound(alice);
      FocusSession organizer = FocusSession.join(alice, focus);
      try (Baresip bob = calls(server, focus, "udp", LOW);
          Baresip carol = calls(server, focus, "tcp", HIGH)) {
        hears(bob, List.of(HIGH), LOW);
        hears(carol, List.of(LOW), HIGH);
        bob.press("*6");
        await("bob is silent", PATIENCE, () -> !carol.heard().tone(LOW));
        await("the roster tells", PATIENCE, () -> blocked(organizer) == 1);
        hears(bob, List.of(HIGH), LOW);
        bob.press("*6");
        await("carol hears him again", PATIENCE, () -> carol.heard().tone(LOW));
        await("the roster tells", PATIENCE, () -> blocked(organizer) == 0);
      }
    }
  }

  private static long blocked(FocusSession organizer) {
    return organizer
        .subscribe()
        .path("users")
        .orElseThrow()
        .children("user")
        .flatMap(user -> user.children("endpoint"))
        .flatMap(endpoint -> endpoint.children("media"))
        .filter(media -> media.childText("media-ingress-filter").equals("block"))
        .filter(media -> media.childText("status").equals("recvonly"))
        .count();
  }

  @Test
  void phonesOfThreeRatesHearEachOther(ConfabServer server) {
    try (SipUser alice = SipUser.signIn(server, "tls", "alice")) {
      String focus = Conferences.createForSound(alice);
      FocusSession.join(alice, focus);
      try (Baresip narrow = calls(server, focus, "udp", LOW);
          Baresip wide = calls(server, focus, "udp", MIDDLE, "g722");
          Baresip full = calls(server, focus, "udp", HIGH, "opus")) {
        hears(narrow, List.of(MIDDLE, HIGH), LOW);
        hears(wide, List.of(LOW, HIGH), MIDDLE);
        hears(full, List.of(LOW, MIDDLE), HIGH);
        assertThat(full.log()).contains("opus/48000/2");
      }
    }
  }

  /** pidgin-sipe sings 440 Hz. */
  @Test
  void aCommunicatorClientAndAPhoneHearEachOther(ConfabServer server) {
    try (SipUser organizer = SipUser.signIn(server, "tls", "alice")) {
      String focus = Conferences.createForSound(organizer);
      try (Meeting meeting = Meeting.again(server, "alice", focus);
          Baresip phone = calls(server, focus, "tcp", HIGH)) {
        SipeClient client = meeting.join(NewUser.of(server));
        client.order("chat-menu Join conference call");
        client.await("call-connected");
        client.await("heard");
        hears(phone, List.of(SIPE), HIGH);
        client.order("hang-up");
        await("it is silent", PATIENCE, () -> !phone.heard().tone(SIPE));
      }
    }
  }
}
