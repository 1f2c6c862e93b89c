package org.confab.system.client;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.confab.system.Inbox;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.RunFolder;
import org.confab.system.server.Tool;

/**
 * A person at a Linphone, which nobody here wrote: its program for terminals, with files in place
 * of a microphone and a loudspeaker. Its orders are those that its {@code help} tells.
 */
public final class Linphone implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Duration ASK_AGAIN = Duration.ofMillis(500);

  private final String user;
  private final Path home;
  private final Process process;
  private final BufferedWriter orders;
  private final Inbox<String> lines = new Inbox<>();

  private Linphone(String user, Path home, Process process) {
    this.user = user;
    this.home = home;
    this.process = process;
    this.orders = new BufferedWriter(process.outputWriter(StandardCharsets.UTF_8));
    Thread reader = new Thread(this::read, "linphone of " + user);
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts the phone of a sample user over {@code udp}, {@code tcp} or {@code tls}. */
  public static Linphone start(ConfabServer server, String user, String transport) {
    Tool.require("linphonec");
    Path home = RunFolder.of("linphone-" + user);
    try {
      // Without this folder it has no place for its messages and shows none.
      Files.createDirectories(home.resolve(".local/share/linphone"));
      Files.createDirectories(home.resolve(".config/linphone"));
      Path settings = home.resolve("settings");
      Files.writeString(settings, settings(server, user, transport));
      ProcessBuilder builder =
          new ProcessBuilder(
                  "linphonec",
                  "-c",
                  settings.toString(),
                  "-d",
                  "5",
                  "-l",
                  home.resolve("log").toString())
              .redirectError(home.resolve("errors").toFile());
      builder.environment().put("HOME", home.toString());
      return new Linphone(user, home, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A port of -1 is any free one, -2 a connection to the server alone, 0 none. With {@code
   * bind_address} it opens no port at all and registers nowhere; told to store a digest of the
   * password, it has only that of MD5 and answers SHA-256 wrongly.
   */
  private static String settings(ConfabServer server, String user, String transport) {
    int port = transport.equals("tls") ? server.sipsPort() : server.sipPort();
    return """
        [sip]
        sip_port=%6$d
        sip_tcp_port=-2
        sip_tls_port=-2
        default_proxy=0
        verify_server_certs=0
        verify_server_cn=0
        register_only_when_network_is_up=0
        auto_net_state_mon=0
        store_ha1_passwd=0
        contact="%1$s" <sip:%1$s@127.0.0.1>
        [auth_info_0]
        username=%1$s
        passwd=%2$s
        realm=%3$s
        domain=%3$s
        [proxy_0]
        reg_proxy=<sip:127.0.0.1:%4$d;transport=%5$s>
        reg_route=<sip:127.0.0.1:%4$d;transport=%5$s;lr>
        reg_identity=sip:%1$s@%3$s
        reg_expires=600
        reg_sendregister=1
        publish=0
        [video]
        enabled=0
        """
        .formatted(
            user,
            ConfabServer.PASSWORD,
            ConfabServer.DOMAIN,
            port,
            transport,
            transport.equals("udp") ? -1 : 0);
  }

  /** Starts it and waits until it has registered. */
  public static Linphone signIn(ConfabServer server, String user, String transport) {
    Linphone phone = start(server, user, transport);
    phone.awaitRegistered();
    phone.order("soundcard use files");
    phone.order("play " + Tone.write(phone.home.resolve("tone.wav")));
    return phone;
  }

  /** Calls somebody. */
  public void dial(String uri) {
    order("call " + uri);
  }

  /** Takes the call that rings. */
  public void accept() {
    order("answer");
  }

  /** Ends the call, or declines the one that rings. */
  public void hangUp() {
    order("terminate");
  }

  /** Writes to somebody. */
  public void message(String uri, String text) {
    order("chat " + uri + " \"" + text + "\"");
  }

  /** Gives an order. */
  public void order(String line) {
    try {
      orders.write(line);
      orders.newLine();
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the phone of " + user + " is gone", e);
    }
  }

  private void awaitRegistered() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      order("proxy list");
      if (poll("registered: yes").isPresent()) {
        return;
      }
    } while (System.nanoTime() < end);
    throw new AssertionError("the phone of " + user + " does not register: " + lines.told());
  }

  private Optional<String> poll(String text) {
    return lines.poll(ASK_AGAIN, line -> line.contains(text));
  }

  /** Waits for a line with all these texts. */
  public String await(String what, String... parts) {
    return lines.await(
        what + " at the phone of " + user,
        PATIENCE,
        line -> List.of(parts).stream().allMatch(line::contains));
  }

  /** Hangs up: de-registers and ends. */
  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        order("quit");
      }
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the phone of " + user + " did not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
      lines.close("the phone ended");
    } catch (IOException e) {
      lines.close("the phone's output broke: " + e);
    }
  }
}
