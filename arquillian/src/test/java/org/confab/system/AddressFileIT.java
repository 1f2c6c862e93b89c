package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.abs.AbsContact;
import org.confab.protocol.abs.AbsDay;
import org.confab.protocol.abs.AbsFileName;
import org.confab.protocol.abs.AbsReader;
import org.confab.protocol.abs.AbsValue;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address book files, made by the administrator's command and fetched with curl. */
@ExtendWith(SharedConfab.class)
class AddressFileIT {
  private static final String TODAY =
      AbsFileName.full(AbsDay.of(LocalDate.now(ZoneOffset.UTC)), false).asString();

  @TempDir private Path directory;

  @BeforeAll
  static void filesAreMade(ConfabServer server) {
    Tool.require("curl");
    Shell.Result made = server.confab(Duration.ofMinutes(1), "address-book", "generate");
    assertThat(made.code()).as(made.output()).isZero();
    assertThat(made.output()).containsPattern("Made F-[0-9A-F]{4}\\.lsabs: [0-9]+ contacts");
    assertThat(server.confab(Duration.ofMinutes(1), "address-book", "list").output())
        .contains(TODAY);
  }

  @Test
  void aUserFetchesTheFileWithNtlmAndReadsEverybodyInIt(ConfabServer server) throws IOException {
    Path file = directory.resolve("book");
    Shell.Result fetched =
        curl(server, "/Abs/Int/Handler/" + TODAY, "--ntlm", "--output", file.toString());
    assertThat(fetched.code()).as(fetched.output()).isZero();
    List<AbsContact> contacts = new ArrayList<>();
    try (AbsReader reader = new AbsReader(Files.newInputStream(file))) {
      for (Optional<AbsContact> next = reader.next(); next.isPresent(); next = reader.next()) {
        contacts.add(next.get());
      }
    }
    assertThat(contacts)
        .anySatisfy(
            contact ->
                assertThat(contact.values())
                    .contains(new AbsValue(9, "sip:alice@" + ConfabServer.DOMAIN)))
        .anySatisfy(
            contact ->
                assertThat(contact.values())
                    .contains(new AbsValue(17, "sales@" + ConfabServer.DOMAIN)));
  }

  @Test
  void partsOfAFileAndWhatHasNotChangedAreTold(ConfabServer server) throws IOException {
    Path file = directory.resolve("part");
    Shell.Result part =
        curl(server, "/abs/" + TODAY, "--basic", "-D", "-", "-r", "0-15", "-o", file.toString());
    assertThat(part.output()).contains(" 206 ").containsIgnoringCase("content-range: bytes 0-15/");
    assertThat(Files.size(file)).isEqualTo(16);
    String tag =
        part.output()
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("etag:"))
            .map(line -> line.substring(5).strip())
            .findFirst()
            .orElseThrow();
    assertThat(status(server, "/abs/" + TODAY, "--basic", "-H", "If-None-Match: " + tag))
        .isEqualTo("304");
    assertThat(status(server, "/abs/" + TODAY, "--basic", "-H", "If-None-Match: \"other\""))
        .isEqualTo("200");
    assertThat(status(server, "/abs/" + TODAY, "--basic", "-r", "0-1", "-H", "If-Range: \"other\""))
        .as("a part of another file")
        .isEqualTo("200");
    assertThat(status(server, "/abs/" + TODAY, "--basic", "-r", "999999999-")).isEqualTo("416");
  }

  @Test
  void whatIsNoFileIsNotThere(ConfabServer server) {
    List.of(
            "/abs/F-0000.lsabs",
            "/abs/nothing",
            "/abs/..%2fadmin-password",
            "/abs/%2e%2e/admin-password",
            "/abs/unfinished-1",
            "/abs/other/F-0000.lsabs")
        .forEach(
            path ->
                assertThat(status(server, path, "--basic", "--path-as-is"))
                    .as(path)
                    .isIn("404", "400"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AddressBookWebTicketBearer", "own"})
  void aWebTicketForTheAddressBookOrForTheFileIsEnough(String port, ConfabServer server) {
    Shell.Result fetched = withTicket("alice@" + ConfabServer.DOMAIN, server, "--port", port);
    assertThat(fetched.code()).as(fetched.output()).isZero();
    assertThat(fetched.output()).containsPattern("bytes [1-9][0-9]{2,}");
  }

  @ParameterizedTest
  @CsvSource({
    "--spoil,audience,28901",
    "--spoil,assertion,28032",
    "--spoil,ticket,28032",
    "--port,AddressBookWebTicketProof_SHA1,28901",
    "--meanwhile,user sign-out,28033",
    "--meanwhile,user disable,28032",
  })
  void aTicketThatDoesNotHoldOpensNothing(
      String option, String value, String id, ConfabServer server) {
    String user = NewUser.of(server) + "@" + ConfabServer.DOMAIN;
    String confab = ConfabServer.root().resolve("confab") + " " + value + " sip:" + user;
    Shell.Result refused =
        withTicket(user, server, option, option.equals("--meanwhile") ? confab : value);
    assertThat(refused.code()).as(refused.output()).isEqualTo(3);
    assertThat(refused.output())
        .contains("HTTP 401 " + id + ";source=\"sip." + ConfabServer.DOMAIN);
  }

  private static Shell.Result withTicket(String user, ConfabServer server, String... options) {
    Path script = ConfabServer.root().resolve("ws/src/test/python/webticket.py");
    List<String> command = new ArrayList<>(List.of(Tool.pythonWith("zeep"), script.toString()));
    command.add("https://127.0.0.1:" + server.httpsPort());
    command.add(server.home().resolve("keys/ca.pem").toString());
    command.addAll(List.of(user, ConfabServer.PASSWORD, "--fetch", "/abs/handler/" + TODAY));
    command.addAll(List.of("--sign-in", "username"));
    command.addAll(List.of(options));
    return Shell.run(
        command,
        ConfabServer.root(),
        Map.of("PYTHONWARNINGS", "ignore", "CONFAB_HOME", server.home().toString()),
        Duration.ofMinutes(1));
  }

  @Test
  void strangersAreNotLetIn(ConfabServer server) {
    Shell.Result none =
        run(server, "/abs/" + TODAY, List.of("--output", "/dev/null", "--dump-header", "-"));
    assertThat(none.output()).contains(" 401 ").containsIgnoringCase("www-authenticate: NTLM");
    assertThat(
            run(
                    server,
                    "/abs/" + TODAY,
                    List.of("-o", "/dev/null", "-w", "%{http_code}", "-u", "alice:wrong"))
                .output())
        .endsWith("401");
    Shell.Result plain =
        Shell.run(
            List.of(
                "curl",
                "--silent",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                "-u",
                "alice:" + ConfabServer.PASSWORD,
                "http://127.0.0.1:" + server.httpPort() + "/abs/" + TODAY),
            directory,
            Map.of(),
            Duration.ofSeconds(30));
    assertThat(plain.output()).isEqualTo("403");
  }

  @Test
  void rulesThatCannotBeAreToldWithTheirLine(ConfabServer server) throws IOException {
    Path rules = server.home().resolve("Company_Phone_Number_Normalization_Rules.txt");
    Files.writeString(rules, "# extensions\n(\\d{4}\n+1425555$1\n");
    try {
      Shell.Result made = server.confab(Duration.ofMinutes(1), "address-book", "generate");
      assertThat(made.code()).isEqualTo(1);
      assertThat(made.output()).contains("line 2");
    } finally {
      Files.delete(rules);
    }
  }

  private static String status(ConfabServer server, String path, String... options) {
    List<String> all = new ArrayList<>(List.of("-o", "/dev/null", "-w", "%{http_code}"));
    all.addAll(List.of("-u", "alice:" + ConfabServer.PASSWORD));
    all.addAll(List.of(options));
    return run(server, path, all).output();
  }

  private static Shell.Result curl(ConfabServer server, String path, String... options) {
    List<String> all = new ArrayList<>(List.of("-u", "alice:" + ConfabServer.PASSWORD));
    all.addAll(List.of(options));
    return run(server, path, all);
  }

  private static Shell.Result run(ConfabServer server, String path, List<String> options) {
    List<String> command =
        new ArrayList<>(List.of("curl", "--silent", "--show-error", "--http1.1", "--cacert"));
    command.add(server.home().resolve("keys/ca.pem").toString());
    command.addAll(options);
    command.add("https://127.0.0.1:" + server.httpsPort() + path);
    return Shell.run(command, ConfabServer.root(), Map.of(), Duration.ofSeconds(30));
  }
}
