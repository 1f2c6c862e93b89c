package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.confab.protocol.srtp.CryptoAttribute;
import org.confab.protocol.srtp.CryptoScratch;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpReceiver;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Figures;
import org.confab.system.server.LiveObjects;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Wiretap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sound and pictures between two people with pidgin-sipe whose administrator wants encryption. */
@ExtendWith(SharedConfab.class)
class CommunicatorMediaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What a call costs the server beyond its sessions. */
  private static final List<String> KEPT_FOR_A_CALL =
      List.of(
          "org.confab.sip.container.servlet.ForkingProxy",
          "org.confab.sip.container.servlet.ForkBranch");

  private static final int LOW = 500;
  private static final int HIGH = 1400;

  @TempDir private Path folder;

  private String bobName;
  private SipeClient alice;
  private SipeClient bob;

  @BeforeEach
  void signIn(ConfabServer server) {
    bobName = NewUser.of(server);
    alice = required(server, NewUser.of(server)).singing(LOW).showing("red").signIn();
    bob = required(server, bobName).singing(HIGH).showing("blue").signIn();
    alice.awaitSettled();
    bob.awaitSettled();
  }

  @AfterEach
  void signOut() {
    bob.close();
    alice.close();
  }

  /** A person at a site where encryption is required. */
  private static Start required(ConfabServer server, String name) {
    set(server, "site:vault", "ServerConfiguration.ucPC2PCAVEncryption", "RequireEncryption");
    set(server, "sip:" + address(name), "placement.site", "vault");
    return Start.of(server, name, "tls");
  }

  private static void set(ConfabServer server, String whom, String setting, String value) {
    Shell.Result result = server.confab(PATIENCE, "policy", "set", whom, setting, value);
    assertThat(result.code()).as(result.output()).isZero();
  }

  private static String address(String name) {
    return name + "@" + ConfabServer.DOMAIN;
  }

  private void call(String order) {
    alice.order(order + " " + address(bobName));
    bob.await("call-rings");
    bob.order("pick-up");
    alice.await("call-connected");
    alice.awaitTones(HIGH);
    bob.awaitTones(LOW);
  }

  @Test
  void theyHearAndSeeEachOtherEncryptedAndNothingIsLeftOfIt(ConfabServer server) {
    Figures figures = new Figures(server);
    Map<String, Long> before = figures.calls();
    Map<String, Long> objects = LiveObjects.count(server.pid(), KEPT_FOR_A_CALL);
    try (Wiretap tap = Wiretap.begin(folder)) {
      call("call-video");
      alice.awaitSees("blue");
      bob.awaitSees("red");
      String chosen = bob.awaitReceived("INVITE ", "a=remote-candidates:");
      awaitEncrypted(tap, medium(chosen, "audio"));
      awaitEncrypted(tap, medium(chosen, "video"));
    }
    assertThat(bob.awaitReceived("<ucPC2PCAVEncryption>RequireEncryption<")).isNotEmpty();
    alice.order("hang-up");
    bob.await("call-ended");
    alice.await("call-ended");
    alice.awaitSees("none");
    bob.awaitTones();
    figures.awaitNoMoreThan(before, PATIENCE);
    assertGone(server, objects);
  }

  /** Looks until there are no more of them than there were. */
  private static void assertGone(ConfabServer server, Map<String, Long> before) {
    Instant end = Instant.now().plus(PATIENCE);
    Map<String, Long> now = LiveObjects.count(server.pid(), KEPT_FOR_A_CALL);
    while (now.entrySet().stream().anyMatch(one -> one.getValue() > before.get(one.getKey()))) {
      assertThat(Instant.now()).as("before %s, now %s", before, now).isBefore(end);
      now = LiveObjects.count(server.pid(), KEPT_FOR_A_CALL);
    }
  }

  private static String medium(String message, String kind) {
    Matcher medium = Pattern.compile("(?s)m=" + kind + " .*?(?=\nm=|$)").matcher(message);
    assertThat(medium.find()).as(message).isTrue();
    return medium.group();
  }

  /**
   * What the caller sends is SRTP under her key, all of it, from the first packet on. Between which
   * ports is for ICE to choose, which may find a better pair than the one that was told last.
   */
  private static void awaitEncrypted(Wiretap tap, String medium) {
    assertThat(medium).contains(" RTP/SAVP ");
    SrtpKeying keying = CryptoAttribute.parse(group(medium, "a=crypto:(.*)").strip()).keying();
    Instant end = Instant.now().plus(PATIENCE);
    Map<String, List<Wiretap.Datagram>> flows = flows(tap);
    while (flows.values().stream().noneMatch(flow -> isUnder(keying, flow))) {
      assertThat(Instant.now()).as("flows %s", flows.keySet()).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      flows = flows(tap);
    }
  }

  /** What looks like RTP, by the ports that it goes between. */
  private static Map<String, List<Wiretap.Datagram>> flows(Wiretap tap) {
    return tap.heard().stream()
        .filter(datagram -> datagram.payload().hasRemaining())
        .filter(datagram -> (datagram.payload().get(0) & 0xc0) == 0x80)
        .collect(Collectors.groupingBy(datagram -> datagram.from() + " to " + datagram.to()));
  }

  private static boolean isUnder(SrtpKeying keying, List<Wiretap.Datagram> flow) {
    SrtpReceiver receiver = new SrtpReceiver(keying, new CryptoScratch());
    return flow.size() > 5
        && flow.stream()
            .allMatch(packet -> receiver.unprotect(packet.payload()) == SrtpReceiver.Verdict.OPEN);
  }

  private static String group(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  /**
   * Who is held hears nothing. (Who holds may hear on: libpurple goes on sending when the other
   * side says {@code a=inactive}.)
   */
  @Test
  void eitherHoldsTheCallAndTakesItUpAgain() {
    call("call");
    holds(alice, bob, LOW);
    holds(bob, alice, HIGH);
    bob.order("hang-up");
    alice.await("call-ended");
  }

  private static void holds(SipeClient holder, SipeClient held, int tone) {
    holder.order("call-switch hold");
    assertThat(held.awaitReceived("INVITE ", "a=inactive")).contains("m=audio ");
    held.awaitTones();
    holder.order("call-switch resume");
    held.awaitTones(tone);
  }

  /** Carol's own client is set to speak without encryption. */
  @Test
  void whoIsInACallIsBusyAndWhoMustEncryptRefusesWhoDoesNot(ConfabServer server) {
    Start start = Start.of(server, NewUser.of(server), "tls").with("--encryption", "disabled");
    try (SipeClient carol = start.signIn()) {
      carol.awaitSettled();
      call("call");
      carol.order("call " + address(bobName));
      carol.awaitReceived("SIP/2.0 486", "INVITE");
      carol.await("call-ended");
      alice.order("hang-up");
      bob.await("call-ended");
      carol.order("call " + address(bobName));
      bob.await("call-rings");
      bob.order("pick-up");
      carol.awaitReceived("SIP/2.0 488 Encryption Levels not compatible", "INVITE");
      carol.await("call-ended");
      bob.await("call-ended");
    }
  }
}
