package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Web tickets and certificates as a client in Python gets them, with lxml's signatures. */
@ExtendWith(SharedConfab.class)
class WebTicketIT {
  private static final String ALICE = "alice@" + ConfabServer.DOMAIN;

  @ParameterizedTest
  @ValueSource(strings = {"ntlm", "basic", "username"})
  void aTicketGivesACertificateHoweverOneSignsIn(String signIn, ConfabServer server) {
    Shell.Result result = ask(server, ConfabServer.PASSWORD, "--sign-in", signIn);
    assertThat(result.code()).as(result.output()).isZero();
    assertThat(result.output())
        .contains("https://127.0.0.1:" + server.httpsPort() + "/CertProv/")
        .contains(ALICE);
  }

  @Test
  void aBearerTicketNeedsNoProof(ConfabServer server) {
    Shell.Result result =
        ask(server, ConfabServer.PASSWORD, "--port", "CertProvisioningServiceWebTicketBearer");
    assertThat(result.code()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WebTicketBearer", "WebTicketProof_SHA1"})
  void listsAndPeopleAreFoundWithATicketToo(String port, ConfabServer server) {
    Shell.Result members =
        ask(
            server,
            ConfabServer.PASSWORD,
            "--port",
            "DistributionListExpander" + port,
            "--expand",
            "sales@" + ConfabServer.DOMAIN);
    assertThat(members.code()).as(members.output()).isZero();
    assertThat(members.output().lines())
        .contains("status Success", "member sip:dan@" + ConfabServer.DOMAIN);

    Shell.Result people =
        ask(server, ConfabServer.PASSWORD, "--port", "AddressBook" + port, "--search", "bERg");
    assertThat(people.code()).as(people.output()).isZero();
    assertThat(people.output().lines())
        .contains("code Success", "entry displayName Bob Bergmann telephoneNumber +14255550112");
  }

  @ParameterizedTest
  @CsvSource({
    "AddressBookWebTicketBearer,--search,audience,28901",
    "AddressBookWebTicketBearer,--search,assertion,28032",
    "DistributionListExpanderWebTicketProof_SHA1,--expand,signature,28902"
  })
  void whoHasNoTicketForThemFindsNothing(
      String port, String option, String spoil, String id, ConfabServer server) {
    Shell.Result result =
        ask(server, ConfabServer.PASSWORD, "--port", port, option, "b", "--spoil", spoil);
    assertThat(result.code()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "--spoil,audience,28901",
    "--spoil,signature,28902",
    "--spoil,timestamp,28902",
    "--spoil,expired,28902",
    "--spoil,assertion,28032",
    "--entity,bob@litwareinc.com,28908",
    "--claim,sip:bob@litwareinc.com,28905"
  })
  void whatMustNotWorkIsRefusedWithItsReason(
      String option, String value, String id, ConfabServer server) {
    Shell.Result result = ask(server, ConfabServer.PASSWORD, option, value);
    assertThat(result.code()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains(id);
  }

  @ParameterizedTest
  @CsvSource({"basic,HTTP 401", "ntlm,HTTP 401", "username,28909"})
  void aWrongPasswordGetsNoTicket(String signIn, String answer, ConfabServer server) {
    Shell.Result result = ask(server, "wrong", "--sign-in", signIn);
    assertThat(result.code()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user password %s --password Another-2",
        "user disable %s, user enable %s",
        "user sign-out %s",
        "user remove %s, user add %s --password Another-2"
      })
  void aTicketEndsWithWhatItRestsOn(String commands, ConfabServer server) {
    String user = NewUser.of(server) + "@" + ConfabServer.DOMAIN;
    List<String> options = new ArrayList<>(List.of("--sign-in", "username"));
    for (String command : commands.split(", ", -1)) {
      options.add("--meanwhile");
      options.add(ConfabServer.root().resolve("confab") + " " + command.formatted("sip:" + user));
    }
    Shell.Result result =
        askAs(user, server, ConfabServer.PASSWORD, options.toArray(String[]::new));
    assertThat(result.code()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains("28033");
  }

  private static Shell.Result ask(ConfabServer server, String password, String... options) {
    return askAs(ALICE, server, password, options);
  }

  private static Shell.Result askAs(
      String user, ConfabServer server, String password, String... options) {
    Path script = ConfabServer.root().resolve("ws/src/test/python/webticket.py");
    List<String> command = new ArrayList<>(List.of(Tool.pythonWith("zeep"), script.toString()));
    command.add("https://127.0.0.1:" + server.httpsPort());
    command.add(server.home().resolve("keys/ca.pem").toString());
    command.addAll(List.of(user, password));
    command.addAll(List.of(options));
    return Shell.run(
        command,
        ConfabServer.root(),
        Map.of("PYTHONWARNINGS", "ignore", "CONFAB_HOME", server.home().toString()),
        Duration.ofMinutes(2));
  }
}
