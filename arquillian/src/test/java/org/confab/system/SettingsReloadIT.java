package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.server.Management.operation;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Management;
import org.confab.system.server.Shell;
import org.confab.system.sip.SipUser;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What administrators change counts when it is said to, and stays. On a server of its own. */
class SettingsReloadIT {
  private static final ConfabServer SERVER = ConfabServer.fresh("settings");

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  private static ModelNode write(String attribute, String value) {
    ModelNode operation = operation("write-attribute");
    operation.get("name").set(attribute);
    operation.get("value").set(value);
    return operation;
  }

  private static String read(Management management, String attribute) {
    ModelNode operation = operation("read-attribute");
    operation.get("name").set(attribute);
    return management.result(operation).asString();
  }

  private static String state(Management management) {
    ModelNode read = Management.ofServer("read-attribute");
    read.get("name").set("server-state");
    return management.result(read).asString();
  }

  private static ModelNode sipPort(int port) {
    ModelNode operation = Management.ofServer("write-attribute");
    operation.get("address").add("socket-binding-group", "standard-sockets");
    operation.get("address").add("socket-binding", "sip");
    operation.get("name").set("port");
    operation.get("value").set(port);
    return operation;
  }

  @Test
  void aLimitCountsAtOnceAndAPortAfterAReloadAndBothStay() throws Exception {
    SERVER.with(Map.of("CONFAB_WEB_TICKET_HOURS", "9")).start();
    int before = SERVER.sipPort();
    try (Management management = new Management(SERVER)) {
      assertThat(read(management, "web-ticket-hours")).isEqualTo("9");

      management.result(write("endpoints-per-user", "1"));
      assertThat(state(management)).isEqualTo("running");
      try (SipUser desk = SipUser.signIn(SERVER, "tls", "alice");
          SipUser laptop = SipUser.signIn(SERVER, "tcp", "alice")) {
        assertThat(read(management, "endpoints")).isEqualTo("1");
      }

      management.result(sipPort(5_070));
      assertThat(state(management)).isEqualTo("reload-required");
      assertThat(SERVER.sipPort()).isEqualTo(before);
      SipUser.signIn(SERVER, "tcp", "bob").close();
      management.reload();
    }
    SERVER.awaitServing("confab.sip.port", Integer.toString(before + 10));
    SERVER.awaitReady();
    assertThat(SERVER.confab(Duration.ofMinutes(1), "status").output())
        .contains(":" + (before + 10) + ";transport=tcp");
    SipUser.signIn(SERVER, "tcp", "bob").close();
    try (Management management = new Management(SERVER)) {
      assertThat(read(management, "endpoints-per-user")).isEqualTo("1");
      assertThat(state(management)).isEqualTo("running");
    }
    SERVER.stop();
    assertThat(SERVER.sipPort()).isEqualTo(before + 10);
    aWrongVariableIsRefusedAndTouchesNothing();
  }

  private void aWrongVariableIsRefusedAndTouchesNothing() throws Exception {
    var file = SERVER.home().resolve("configuration/standalone.xml");
    String stored = Files.readString(file);
    Shell.Result refused =
        SERVER
            .with(Map.of("CONFAB_WEB_TICKET_HOURS", "25", "CONFAB_LDAP_INTERVAL", "1"))
            .confab(Duration.ofMinutes(2), "run", "--detach");
    assertThat(refused.code()).isNotZero();
    assertThat(refused.output())
        .contains("CONFAB_WEB_TICKET_HOURS: '25' is not a number from 1 to 24.");
    Shell.Result alone =
        SERVER
            .with(Map.of("CONFAB_LDAP_BIND_DN", "cn=confab", "CONFAB_LDAP_INTERVAL", "1"))
            .confab(Duration.ofMinutes(2), "run", "--detach");
    assertThat(alone.code()).isNotZero();
    assertThat(alone.output()).contains("ldap-bind-dn and ldap-password-file go together");
    assertThat(file).hasContent(stored);
    assertThat(stored)
        .contains("web-ticket-hours=\"9\"")
        .contains("endpoints-per-user=\"1\"")
        .contains("port=\"5070\"");
  }
}
