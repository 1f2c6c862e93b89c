package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;

/** What tests of a followed directory do and see. */
final class DirectoryFollowing {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private DirectoryFollowing() {}

  static String address(String name) {
    return "sip:" + name + "@" + ConfabServer.DOMAIN;
  }

  /** {@code ./confab …} that has to go well. */
  static String confab(ConfabServer server, String... words) {
    Shell.Result result = server.confab(LIMIT, words);
    assertThat(result.code()).as(result.output()).isZero();
    return result.output();
  }

  /** Reads the whole directory now, once the run of the timer that may be under way is over. */
  static String sync(ConfabServer server, String... options) {
    List<String> words = new ArrayList<>(List.of("directory", "sync"));
    words.addAll(Arrays.asList(options));
    Shell.Result result = server.confab(LIMIT, words.toArray(String[]::new));
    while (result.output().contains("a synchronisation is under way")) {
      result = server.confab(LIMIT, words.toArray(String[]::new));
    }
    assertThat(result.code()).as(result.output()).isZero();
    return result.output();
  }

  /** Gives somebody of the directory the password of the sample, and signs him in. */
  static SipUser signIn(ConfabServer server, String name) {
    confab(server, "user", "password", address(name), "--password", ConfabServer.PASSWORD);
    return SipUser.signIn(server, "tls", name);
  }

  /** Has that user watch the card of another. */
  static void watchCard(SipUser watcher, String name) {
    SipMessage answer =
        watcher.ask(Publications.batch(watcher, address(name), "<category name=\"contactCard\"/>"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  /** Waits until a user is told that his registration is over, and answers why. */
  static String awaitSignedOut(SipUser user) {
    return user.awaitRequest("NOTIFY", any -> any.toString().contains("deregistered;event="))
        .header("ms-diagnostics-public");
  }

  static int attempt(ConfabServer server, String name) {
    try (SipUser user = SipUser.connect(server, "tls", name)) {
      return user.register(4, ConfabServer.PASSWORD).diagnostic();
    }
  }

  /** Expands a list as a SOAP client in Python does: the SIP addresses of its members. */
  static List<String> expand(ConfabServer server, String list) {
    Path script = ConfabServer.root().resolve("ws/src/test/python/expand.py");
    String wsdl = "https://127.0.0.1:" + server.httpsPort() + "/groupexpansion/service.svc?wsdl";
    Shell.Result result =
        Shell.run(
            List.of(
                Tool.pythonWith("zeep"),
                script.toString(),
                wsdl,
                "erin",
                ConfabServer.PASSWORD,
                server.home().resolve("keys/ca.pem").toString(),
                list + "@" + ConfabServer.DOMAIN),
            ConfabServer.root(),
            Map.of("PYTHONWARNINGS", "ignore"),
            LIMIT);
    assertThat(result.code()).as(result.output()).isZero();
    return result.output().lines().toList();
  }
}
