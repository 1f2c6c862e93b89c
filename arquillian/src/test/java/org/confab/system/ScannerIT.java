package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.confab.core.authentication.GuessLimits;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.confab.system.sip.DigestPhone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that look for accounts and their passwords (sipvicious) learn nothing. */
@ExtendWith(SharedConfab.class)
class ScannerIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Seconds without an answer after which svcrack ends. */
  private static final String SILENCE = "2";

  private static final String DOMAIN = "--domain=" + ConfabServer.DOMAIN;

  /**
   * Starts svcrack under a name of its own: by {@code friendly-scanner} it is offered the strongest
   * algorithm, which it does not know; as an old phone it is offered MD5 alone, which it does. And
   * it forgets to count where it has a choice of what to prove, and to take the address that it is
   * given.
   */
  private static final String AS_A_PHONE =
      """
      import socket
      import sys
      sys.path.insert(0, '/usr/share/sipvicious')
      from sipvicious.libs import svhelper
      defaults = list(svhelper.makeRequest.__defaults__)
      defaults[defaults.index('friendly-scanner')] = 'baresip v1.0.0 (x)'
      svhelper.makeRequest.__defaults__ = tuple(defaults)
      proof = svhelper.challengeResponse
      svhelper.challengeResponse = lambda auth, *of: proof({'noncecount': 1, **auth}, *of)
      source = sys.argv[sys.argv.index('-b') + 1]
      bind = socket.socket.bind
      socket.socket.bind = lambda self, place: bind(self, (source, place[1]))
      from sipvicious import svcrack
      svcrack.main()
      """;

  @TempDir private Path folder;

  /**
   * Scans.
   *
   * @param source an address of its own: what the scan does wrong counts against no other test
   */
  private String scan(
      List<String> program, String source, ConfabServer server, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("-p", Integer.toString(server.sipPort())));
    command.addAll(List.of("-b", source, "-x", source));
    command.addAll(List.of("-P", Integer.toString(FreePorts.next())));
    command.addAll(options);
    command.add("127.0.0.1");
    Map<String, String> home = Map.of("HOME", folder.toString(), "PYTHONWARNINGS", "ignore");
    return Shell.run(command, folder, home, LIMIT).output();
  }

  private String words(Stream<String> words) throws IOException {
    return Files.write(folder.resolve("words"), (Iterable<String>) words::iterator).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"REGISTER", "INVITE", "OPTIONS"})
  void allNamesLookAlikeToOneWhoTriesThem(String method, ConfabServer server) throws IOException {
    Tool.require("svwar");
    String names = words(Stream.of("alice", "nobody-has-this-name", "bob", "1000"));
    List<String> forced = List.of("-m", method, "-d", names, DOMAIN, "--force");
    String found = scan(List.of("svwar"), "127.77.0.1", server, forced);
    assertThat(found)
        .contains("found nothing")
        .doesNotContain("No server response", "socket error", "Exception");
  }

  @Test
  void whatLooksForServersHearsNoMoreThanThatOneIsThere(ConfabServer server) throws IOException {
    Tool.require("svmap");
    String found = scan(List.of("svmap", "-v"), "127.77.0.2", server, List.of("--debug"));
    assertThat(found)
        .contains("127.0.0.1:" + server.sipPort())
        .doesNotContainIgnoringCase("wildfly")
        .doesNotContainIgnoringCase("mobicents")
        .doesNotContainIgnoringCase("jboss")
        .doesNotContainIgnoringCase("java");
  }

  @Test
  void whoTriesPasswordsIsRefusedTheRightOneToo(ConfabServer server) throws IOException {
    Tool.require("svcrack");
    String user = NewUser.of(server);
    String atOnce = crack(server, "127.77.0.3", user, Stream.of(ConfabServer.PASSWORD));
    assertThat(atOnce).as("the first try of somebody else").contains(ConfabServer.PASSWORD);
    Stream<String> wrong =
        IntStream.range(0, 2 * GuessLimits.PER_USER_AND_SOURCE).mapToObj(i -> "wrong-" + i);
    String tried =
        crack(server, "127.77.0.4", user, Stream.concat(wrong, Stream.of(ConfabServer.PASSWORD)));
    assertThat(tried).contains("found nothing").doesNotContain(ConfabServer.PASSWORD);
    try (DigestPhone phone = DigestPhone.of(server, "tcp", user, ConfabServer.PASSWORD)) {
      assertThat(phone.signIn("MD5").status()).as("the user, from elsewhere").isEqualTo(200);
    }
  }

  private String crack(ConfabServer server, String source, String user, Stream<String> passwords)
      throws IOException {
    return scan(
        List.of("python3", "-c", AS_A_PHONE),
        source,
        server,
        List.of("-u", user, "-d", words(passwords), DOMAIN, "--maximumtime=" + SILENCE));
  }
}
