package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which response of a fork goes back (RFC 3261 16.7, steps 4 to 10). */
class BestResponseTest {
  private static RunningContainer container;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @ParameterizedTest
  @CsvSource({
    "404,302,302",
    "500,486,486",
    "404,407,407",
    "486,415,415",
    "400,420,420",
    "503,501,501",
    "503,503,500",
    "486,603,603",
    "302,600,600",
    "603,486,603"
  })
  void theBestRefusalGoesBack(int first, int second, int best) throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      fork(alice, "b" + first + second);
      desk.answer(desk.receive(), first, "d");
      mobile.answer(mobile.receive(), second, "m");
      assertThat(alice.receiveFinal().status()).isEqualTo(best);
    }
  }

  @Test
  void theChallengesOfAllBranchesGoBackTogether() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      fork(alice, "c");
      desk.answer(desk.receive(), 407, "d", "Proxy-Authenticate: Digest realm=\"d\", nonce=\"1\"");
      mobile.answer(
          mobile.receive(), 401, "m", "WWW-Authenticate: Digest realm=\"m\", nonce=\"2\"");
      RawMessage answer = alice.receiveFinal();
      assertThat(answer.status()).isIn(401, 407);
      List<String> challenges = new ArrayList<>(answer.all("WWW-Authenticate"));
      challenges.addAll(answer.all("Proxy-Authenticate"));
      assertThat(challenges).hasSize(2);
      assertThat(String.join(" ", challenges)).contains("realm=\"d\"", "realm=\"m\"");
    }
  }

  @Test
  void aRefusalOfTheWholeUserCancelsTheOtherBranches() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      fork(alice, "g");
      RawMessage atDesk = desk.receive();
      desk.answer(atDesk, 180, "d");
      assertThat(ringing(alice)).isEqualTo("d"); // what does not ring cannot be cancelled
      mobile.answer(mobile.receive(), 603, "m");
      RawMessage cancel = desk.receive();
      assertThat(cancel.method()).isEqualTo("CANCEL");
      desk.answer(cancel, 200, "d");
      desk.answer(atDesk, 487, "d");
      assertThat(alice.receiveFinal().status()).isEqualTo(603);
    }
  }

  /** Both devices are picked up at the same moment: the caller gets both answers. */
  @Test
  void every2xxGoesBackWhateverHasGoneBefore() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      fork(alice, "t");
      RawMessage atDesk = desk.receive();
      RawMessage atMobile = mobile.receive();
      desk.answer(atDesk, 180, "d");
      assertThat(ringing(alice)).isEqualTo("d");
      mobile.answer(atMobile, 180, "m");
      assertThat(ringing(alice)).isEqualTo("m"); // what does not ring cannot be cancelled
      desk.answer(atDesk, 200, "d");
      assertThat(alice.receiveFinal().toTag()).isEqualTo("d");
      assertThat(mobile.receive().method()).isEqualTo("CANCEL");
      mobile.answer(atMobile, 200, "m");
      RawMessage second = alice.receiveFinal();
      assertThat(second.toTag()).isEqualTo("m");
      String[] toMobile = inDialog(second);
      alice.request("ACK", gruu("mobile"), 1, "ta", toMobile);
      assertThat(next(mobile).method()).isEqualTo("ACK");
      alice.request("BYE", gruu("mobile"), 2, "tb", toMobile);
      mobile.answer(mobile.receive(), 200, "m");
      assertThat(alice.receiveFinal().header("CSeq")).isEqualTo("2 BYE");
    }
  }

  private static String ringing(RawClient client) throws IOException {
    RawMessage message = client.receive();
    while (message.status() == 100) {
      message = client.receive();
    }
    assertThat(message.status()).isEqualTo(180);
    return message.toTag();
  }

  private static String[] inDialog(RawMessage answer) {
    return Stream.concat(
            Stream.of(answer.routesOfCaller()), Stream.of("To: " + answer.header("To")))
        .toArray(String[]::new);
  }

  private static String gruu(String user) {
    return "sip:" + user + "@litwareinc.com;opaque=user:epid:" + user + ";gruu";
  }

  private static RawMessage next(RawClient client) throws IOException {
    RawMessage message = client.receive();
    while (message.method().equals("CANCEL")) {
      message = client.receive();
    }
    return message;
  }

  @Test
  void everyProvisionalResponseGoesBackButTrying() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      fork(alice, "p");
      RawMessage atDesk = desk.receive();
      desk.answer(atDesk, 100, "d");
      desk.answer(atDesk, 180, "d");
      desk.answer(atDesk, 183, "d");
      mobile.answer(mobile.receive(), 181, "m");
      List<Integer> seen = new ArrayList<>();
      while (seen.size() < 3) {
        int status = alice.receive().status();
        if (status > 100) {
          seen.add(status);
        }
      }
      assertThat(seen).containsExactlyInAnyOrder(180, 183, 181);
    }
  }

  private static void fork(RawClient alice, String branch) throws IOException {
    alice.request("INVITE", "sip:fork@litwareinc.com", 1, branch, "X-Targets: desk,mobile");
  }
}
