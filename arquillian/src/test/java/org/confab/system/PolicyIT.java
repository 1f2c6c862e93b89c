package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.confab.system.client.SipeClient;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an administrator sets, and what the clients of the people concerned see of it. */
@ExtendWith(SharedConfab.class)
class PolicyIT {
  private static final String EVENT = "vnd-microsoft-provisioning-v2";
  private static final String TYPE = "application/vnd-microsoft-roaming-provisioning-v2+xml";

  private static void set(ConfabServer server, String name, String setting, String value) {
    Shell.Result result =
        server.confab(Duration.ofMinutes(1), "policy", "set", address(name), setting, value);
    assertThat(result.code()).as(result.output()).isZero();
  }

  private static String address(String name) {
    return "sip:" + name + "@" + ConfabServer.DOMAIN;
  }

  private static SipRequest subscribe(SipUser user) {
    return user.request("SUBSCRIBE", user.aor())
        .with("Event", EVENT)
        .with("Accept", TYPE)
        .with("Supported", "com.microsoft.autoextend")
        .with("Supported", "ms-benotify")
        .with("Proxy-Require", "ms-benotify")
        .with("Supported", "ms-piggyback-first-notify")
        .body(
            TYPE,
            "<provisioningGroupList"
                + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/provisioninggrouplist\">"
                + "<provisioningGroup name=\"ServerConfiguration\"/>"
                + "<provisioningGroup name=\"endpointConfiguration\"/>"
                + "<provisioningGroup name=\"ucPolicy\"/></provisioningGroupList>");
  }

  @Test
  void whoStaysSubscribedHearsOfAChangeAtOnce(ConfabServer server) {
    String name = NewUser.of(server);
    try (SipUser user = SipUser.signIn(server, "tls", name)) {
      SipMessage first = user.ask(subscribe(user));
      assertThat(first.status()).isEqualTo(200);
      assertThat(first.toString())
          .contains("<property name=\"ShowRecentContacts\">true</property>")
          .doesNotContain("PhotoUsage");
      set(server, name, "endpointConfiguration.PhotoUsage", "AllPhotos");
      SipMessage notice =
          user.awaitRequest("BENOTIFY", any -> any.header("Event").startsWith(EVENT));
      assertThat(notice.toString()).contains("<property name=\"PhotoUsage\">AllPhotos</property>");
    }
  }

  @Test
  void aClientThatTheRulesForbidIsToldWhereANewerOneIs(ConfabServer server) {
    String name = NewUser.of(server);
    set(server, name, "clients.rules", "block-with-url * https://litwareinc.com/client");
    try (SipUser user = SipUser.connect(server, "tls", name)) {
      SipMessage refused = user.register(4, ConfabServer.PASSWORD);
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.diagnostic()).isEqualTo(17003);
      assertThat(refused.header("Warning"))
          .isEqualTo("313 lcs.microsoft.com \"https://litwareinc.com/client\"");
    }
    set(server, name, "clients.rules", "allow-and-upgrade *");
    try (SipUser user = SipUser.connect(server, "tls", name)) {
      SipMessage answer = user.register(4, ConfabServer.PASSWORD);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Warning")).startsWith("314 lcs.microsoft.com ");
    }
  }

  @Test
  void whoIsMovedIsSignedOutAndSentToTheOtherServer(ConfabServer server) {
    String name = NewUser.of(server);
    String other = "sip:pool2.litwareinc.com:5061;transport=tls";
    try (SipUser user = SipUser.signIn(server, "tls", name)) {
      set(server, name, "placement.homeServer", other);
      SipMessage notice =
          user.awaitRequest(
              "NOTIFY", any -> any.toString().contains("deregistered;event=deactivated"));
      assertThat(notice.header("ms-diagnostics-public")).contains("User moved");
    }
    try (SipUser user = SipUser.connect(server, "tls", name)) {
      SipMessage redirected = user.register(4, ConfabServer.PASSWORD);
      assertThat(redirected.status()).isEqualTo(301);
      assertThat(redirected.header("Contact")).isEqualTo("<" + other + ">");
    }
    try (SipUser caller = SipUser.signIn(server, "tls", "user1")) {
      SipMessage refused = caller.ask(Calls.invite(caller, address(name)));
      assertThat(refused.status()).isEqualTo(404);
      assertThat(refused.diagnostic()).isEqualTo(4006);
    }
  }

  @Test
  void pidginSipeGetsWhatIsSet(ConfabServer server) {
    String name = NewUser.of(server);
    set(server, name, "persistentChatConfiguration.EnablePersistentChat", "false");
    try (SipeClient sipe = SipeClient.Start.of(server, name, "tls").signIn()) {
      sipe.awaitReceived("<property name=\"EnablePersistentChat\">false</property>");
    }
  }

  @Test
  void whatThereIsNotCannotBeSet(ConfabServer server) {
    Shell.Result refused =
        server.confab(
            Duration.ofMinutes(1), "policy", "set", "global", "meetingPolicy.Nonsense", "true");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.output()).contains("there is no setting 'meetingPolicy.Nonsense'");
  }
}
