package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.confab.system.client.SipeClient;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an administrator does to accounts, and what the people who are signed in see of it. */
@ExtendWith(SharedConfab.class)
class AccountIT {
  private static String user(ConfabServer server, String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "user";
    System.arraycopy(words, 0, all, 1, words.length);
    Shell.Result result = server.confab(Duration.ofMinutes(1), all);
    assertThat(result.code()).as(result.output()).isZero();
    return result.output();
  }

  private static String address(String name) {
    return "sip:" + name + "@" + ConfabServer.DOMAIN;
  }

  private static SipMessage told(SipUser user, String event) {
    SipMessage notice = user.awaitRequest("NOTIFY", any -> any.toString().contains(event));
    assertThat(notice.header("Event")).isEqualTo("registration-notify");
    assertThat(notice.header("Content-Type")).isEqualTo("text/registration-event");
    assertThat(notice.header("subscription-state")).isEqualTo("terminated;expires=0");
    assertThat(notice.header("CSeq")).isEqualTo("1 NOTIFY");
    assertThat(notice.tag("From")).isNotEmpty();
    assertThat(notice.header("To")).contains("epid=" + user.epid());
    return notice;
  }

  private static SipMessage attempt(ConfabServer server, String name, String password) {
    try (SipUser user = SipUser.connect(server, "tls", name)) {
      return user.register(4, password);
    }
  }

  @Test
  void whoIsDisabledIsToldSignedOutAndKeptOut(ConfabServer server) {
    String name = NewUser.of(server);
    try (SipUser desk = SipUser.signIn(server, "tls", name);
        SipUser laptop = SipUser.signIn(server, "tcp", name)) {
      assertThat(user(server, "disable", address(name))).contains("endpoints signed out: 2");
      SipMessage notice = told(desk, "deregistered;event=rejected");
      assertThat(notice.header("ms-diagnostics-public")).isEqualTo("4141;reason=\"User disabled\"");
      told(laptop, "deregistered;event=rejected");
      assertThat(desk.ask(desk.request("SERVICE", desk.aor())).status()).isEqualTo(401);
    }
    SipMessage refused = attempt(server, name, ConfabServer.PASSWORD);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.diagnostic()).isEqualTo(4141);
    assertThat(refused.header("Warning")).contains("User disabled");
    SipMessage guessed = attempt(server, name, "not-the-password");
    assertThat(guessed.status()).isEqualTo(401);
    assertThat(guessed.diagnostic()).isEqualTo(1000);

    user(server, "enable", address(name));
    assertThat(attempt(server, name, ConfabServer.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void aNewPasswordSignsOutWhoCameWithTheOldOne(ConfabServer server) {
    String name = NewUser.of(server);
    try (SipUser desk = SipUser.signIn(server, "tls", name)) {
      user(server, "password", address(name), "--password", "Another-2");
      told(desk, "deregistered;event=deactivated");
    }
    assertThat(attempt(server, name, ConfabServer.PASSWORD).status()).isEqualTo(401);
    assertThat(attempt(server, name, "Another-2").status()).isEqualTo(200);
  }

  @Test
  void whoIsRemovedIsNobodyAnyMore(ConfabServer server) {
    String name = NewUser.of(server);
    assertThat(user(server, "list")).contains(address(name));
    try (SipUser desk = SipUser.signIn(server, "tls", name)) {
      user(server, "remove", address(name), "--json");
      told(desk, "deregistered;event=rejected");
    }
    assertThat(attempt(server, name, ConfabServer.PASSWORD).diagnostic()).isEqualTo(1000);
    assertThat(user(server, "list", "--json")).doesNotContain(address(name));
    Shell.Result again = server.confab(Duration.ofMinutes(1), "user", "disable", address(name));
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.output()).contains("there is no user " + address(name));
  }

  @Test
  void pidginSipeIsSignedOutWithinSeconds(ConfabServer server, TestReporter report) {
    String name = NewUser.of(server);
    try (SipeClient sipe = SipeClient.Start.of(server, name, "tls").signIn()) {
      sipe.awaitSettled();
      long began = System.nanoTime();
      user(server, "disable", address(name));
      String notice = sipe.awaitReceived("NOTIFY ", "deregistered;event=rejected");
      assertThat(notice).contains("ms-diagnostics-public: 4141;reason=\"User disabled\"");
      String shown = sipe.await("connection-error").toString();
      assertThat(shown).contains("User disabled");
      Duration taken = Duration.ofNanos(System.nanoTime() - began);
      report.publishEntry("signed out after the command to disable", taken.toString());
    }
  }
}
