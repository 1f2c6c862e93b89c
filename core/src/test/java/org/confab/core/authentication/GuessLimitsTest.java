package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.authentication.AuthenticationFixture.PASSWORD;
import static org.confab.core.authentication.AuthenticationFixture.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.confab.core.MovableClock;
import org.confab.protocol.sipae.NtlmClient;
import org.junit.jupiter.api.Test;

class GuessLimitsTest {
  private static final String HERE = "192.0.2.1";
  private static final String ELSEWHERE = "198.51.100.7";

  private final MovableClock clock = new MovableClock();
  private final GuessLimits limits = new GuessLimits(clock);

  private void fail(int times, String user, String address) {
    for (int i = 0; i < times; i++) {
      limits.failed(user, address);
    }
  }

  @Test
  void a_user_at_one_address_has_so_many_tries() {
    fail(GuessLimits.PER_USER_AND_SOURCE - 1, "alice@a.com", HERE);
    assertThat(limits.refused("alice@a.com", HERE)).isEmpty();
    fail(1, "Alice@a.com", HERE);
    assertThat(limits.refused("alice@a.com", HERE)).contains(GuessLimits.WINDOW);
    clock.forward(GuessLimits.WINDOW);
    assertThat(limits.refused("alice@a.com", HERE)).isEmpty();
  }

  @Test
  void the_servers_own_users_are_tried_from_its_own_machine_alone() {
    GuessLimits own =
        new GuessLimits(
            clock,
            new KnownPlaces(clock),
            new OwnUsers("check-1@a.com"::equals, "127.0.0.1"::equals));

    assertThat(own.refused("check-1@a.com", "127.0.0.1")).isEmpty();
    assertThat(own.refused("Check-1@A.com", HERE)).contains(GuessLimits.WINDOW);
    own.succeeded("check-1@a.com", HERE);
    assertThat(own.refused("check-1@a.com", HERE)).as("nobody is at home there").isPresent();
    assertThat(own.isBarred("check-1@a.com", HERE)).isTrue();
    assertThat(own.isBarred("check-1@a.com", "127.0.0.1")).isFalse();
    assertThat(own.refused("alice@a.com", HERE)).isEmpty();
  }

  @Test
  void who_was_at_home_before_a_restart_is_at_home_after_it() {
    KnownPlaces before = new KnownPlaces(clock);
    GuessLimits old = new GuessLimits(clock, before);
    old.succeeded("Alice@a.com", HERE);
    old.succeeded("alice@a.com", HERE);
    List<KnownPlaces.Place> saved = before.takeUnsaved();
    assertThat(saved).containsExactly(new KnownPlaces.Place("alice@a.com", HERE));
    assertThat(before.takeUnsaved()).isEmpty();

    KnownPlaces after = new KnownPlaces(clock);
    after.recall(saved);
    GuessLimits restarted = new GuessLimits(clock, after);
    for (int i = 0; i < GuessLimits.PER_USER; i++) {
      restarted.failed("alice@a.com", "203.0.113." + i);
    }
    assertThat(restarted.refused("alice@a.com", HERE)).isEmpty();
    assertThat(restarted.refused("alice@a.com", ELSEWHERE)).isPresent();
  }

  @Test
  void a_place_in_use_is_stored_once_a_day() {
    KnownPlaces places = new KnownPlaces(clock);
    GuessLimits used = new GuessLimits(clock, places);
    used.succeeded("alice@a.com", HERE);
    assertThat(places.takeUnsaved()).hasSize(1);
    used.succeeded("alice@a.com", HERE);
    assertThat(places.takeUnsaved()).isEmpty();
    clock.forward(KnownPlaces.STORED_FOR);
    used.succeeded("alice@a.com", HERE);
    assertThat(places.takeUnsaved()).hasSize(1);
  }

  @Test
  void a_neighbour_behind_the_same_address_is_not_locked_out() {
    limits.succeeded("bob@a.com", HERE);
    fail(GuessLimits.PER_USER_AND_SOURCE, "alice@a.com", HERE);
    assertThat(limits.refused("carol@a.com", HERE)).isEmpty();
    for (int i = 0; i < GuessLimits.PER_SOURCE; i++) {
      limits.failed("user" + i, HERE);
    }
    assertThat(limits.refused("carol@a.com", HERE)).isPresent();
    assertThat(limits.refused("bob@a.com", HERE)).isEmpty();
  }

  @Test
  void guesses_from_everywhere_do_not_lock_a_user_out_where_he_is_at_home() {
    limits.succeeded("alice@a.com", HERE);
    for (int i = 0; i < GuessLimits.PER_USER; i++) {
      limits.failed("alice@a.com", "203.0.113." + i);
    }
    assertThat(limits.refused("alice@a.com", ELSEWHERE)).isPresent();
    assertThat(limits.refused("alice@a.com", HERE)).isEmpty();
  }

  @Test
  void addresses_of_one_ipv6_network_count_as_one() {
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE; i++) {
      limits.failed("alice@a.com", "2001:db8:0:1:0:0:0:" + i);
    }
    assertThat(limits.refused("alice@a.com", "2001:db8:0:1:9:9:9:9")).isPresent();
    assertThat(limits.refused("alice@a.com", "2001:db8:0:2:0:0:0:1")).isEmpty();
  }

  /** Whatever the times: never more wrong ones in any window than the limit. */
  @Property(tries = 200)
  void no_window_sees_more_than_the_limit(
      @ForAll @Size(max = 300) List<@IntRange(max = 60) Integer> pauses) {
    MovableClock time = new MovableClock();
    GuessLimits own = new GuessLimits(time);
    ArrayDeque<Instant> tried = new ArrayDeque<>();
    for (int pause : pauses) {
      time.forward(Duration.ofSeconds(pause));
      if (own.refused("alice@a.com", HERE).isEmpty()) {
        own.failed("alice@a.com", HERE);
        tried.addLast(time.instant());
      }
      tried.removeIf(old -> !time.instant().isBefore(old.plus(GuessLimits.WINDOW)));
      assertThat(tried).hasSizeLessThanOrEqualTo(GuessLimits.PER_USER_AND_SOURCE);
    }
  }

  /** Who waits as long as he is told gets a try. */
  @Property(tries = 200)
  void waiting_as_told_helps(
      @ForAll @Size(min = 20, max = 60) List<@IntRange(max = 9) Integer> by) {
    MovableClock time = new MovableClock();
    GuessLimits own = new GuessLimits(time);
    for (int pause : by) {
      time.forward(Duration.ofSeconds(pause));
      own.failed("alice@a.com", HERE);
    }
    own.refused("alice@a.com", HERE).ifPresent(time::forward);
    assertThat(own.refused("alice@a.com", HERE)).isEmpty();
  }

  @Test
  void strangers_names_do_not_grow_the_memory() {
    for (int i = 0; i < GuessLimits.MAX_REMEMBERED + 100; i++) {
      limits.failed("user" + i, "10.0." + i / 250 + "." + i % 250);
    }
    assertThat(limits.remembered()).isEqualTo(GuessLimits.MAX_REMEMBERED);
  }

  @Test
  void ntlm_and_digest_share_the_limit_and_the_right_password_is_refused_too() {
    AuthenticationFixture server = new AuthenticationFixture();
    for (int i = 0; i < GuessLimits.PER_USER_AND_SOURCE; i++) {
      server.signIn("f" + i, new NtlmClient("LITWAREINC", "alice", "wrong"), "alice");
    }
    Admission refused = server.signIn("g", client("alice"), "alice");
    assertTooMany(refused.verdict());
    assertTooMany(server.signIn("h", new NtlmClient("", "alice", "wrong"), "alice").verdict());
    assertThat(server.signIn("i", client("bob"), "bob").verdict())
        .isInstanceOf(Verdict.Authenticated.class);

    byte[] message =
        AuthenticationFixture.bytes(
            "REGISTER sip:litwareinc.com SIP/2.0\nVia: SIP/2.0/TCP h;branch=z9hG4bK1\n"
                + "From: <sip:alice@litwareinc.com>;tag=1\nTo: <sip:alice@litwareinc.com>\n"
                + "CSeq: 1 REGISTER\nCall-ID: 1\nContact: <sip:h>\nContent-Length: 0\n\n");
    FlowOrigin origin = AuthenticationFixture.origin("j");
    DigestClient phone = new DigestClient("alice", PASSWORD);
    phone.challenged(
        (Verdict.Challenged) server.authenticator.inbound(origin, message).verdict(), "MD5");
    assertTooMany(server.authenticator.inbound(origin, phone.authorize(message)).verdict());
    server.pass(GuessLimits.WINDOW);
    phone.challenged(
        (Verdict.Challenged) server.authenticator.inbound(origin, message).verdict(), "MD5");
    assertThat(server.authenticator.inbound(origin, phone.authorize(message)).verdict())
        .isInstanceOf(Verdict.Authenticated.class);
  }

  private static void assertTooMany(Verdict verdict) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Challenged.class,
            answer -> {
              assertThat(answer.status()).isEqualTo(403);
              assertThat(answer.headers()).anyMatch(header -> header.name().equals("Retry-After"));
            });
  }
}
