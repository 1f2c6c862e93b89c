package org.confab.system.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Tool;

/**
 * A person at a SIP phone: baresip, which nobody here wrote, with its modules for presence and for
 * being driven over TCP.
 */
public final class Baresip implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int ASK_AGAIN_MILLIS = 200;

  private final String user;
  private final Path folder;
  private final Process process;
  private final int controlPort;

  private Baresip(String user, Path folder, Process process, int controlPort) {
    this.user = user;
    this.folder = folder;
    this.process = process;
    this.controlPort = controlPort;
  }

  /** Starts the phone of a sample user who watches these contacts; it registers at once. */
  public static Baresip start(ConfabServer server, String user, String... contacts) {
    Tool.require("baresip");
    try {
      Path folder = Path.of("target", "it", "baresip-" + user).toAbsolutePath();
      Files.createDirectories(folder);
      int control = freePort();
      Files.writeString(folder.resolve("config"), config(control));
      Files.writeString(folder.resolve("accounts"), account(server, user));
      Files.writeString(folder.resolve("contacts"), contacts(contacts));
      Process process =
          new ProcessBuilder("baresip", "-4", "-v", "-s", "-f", folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("baresip.log").toFile())
              .start();
      return new Baresip(user, folder, process, control);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String config(int control) {
    return """
        poll_method epoll
        sip_listen 127.0.0.1:0
        module_path %s
        module g711.so
        module uuid.so
        module_app account.so
        module_app contact.so
        module_app presence.so
        module_app menu.so
        module_app ctrl_tcp.so
        ctrl_tcp_listen 127.0.0.1:%d
        """
        .formatted(modules(), control);
  }

  private static Path modules() {
    return List.of("/usr/lib/baresip/modules", "/usr/local/lib/baresip/modules").stream()
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() -> new AssertionError("baresip has no modules"));
  }

  private static String account(ConfabServer server, String user) {
    return "<sip:%s@%s;transport=tcp>;auth_user=%s;auth_pass=%s;regint=600;pubint=300;outbound=\"sip:127.0.0.1:%d;transport=tcp\"%n"
        .formatted(user, ConfabServer.DOMAIN, user, ConfabServer.PASSWORD, server.sipPort());
  }

  private static String contacts(String... contacts) {
    StringBuilder lines = new StringBuilder();
    for (String contact : contacts) {
      lines.append(
          "\"%s\" <sip:%s@%s>;presence=p2p%n".formatted(contact, contact, ConfabServer.DOMAIN));
    }
    return lines.toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** Publishes that the person is there, or not. */
  public void publish(boolean online) {
    command(online ? "presence_online" : "presence_offline");
  }

  /** Waits until the phone shows this contact so: Online, Offline or Busy. */
  public void awaitPresence(String contact, String status) {
    Pattern line =
        Pattern.compile(
            "(Online|Offline|Busy|Unknown)(?:\\\\u001[bB]\\[[0-9;]*m)?\\s+"
                + Pattern.quote(contact));
    long end = System.nanoTime() + PATIENCE.toNanos();
    String seen = "";
    while (System.nanoTime() < end && !seen.equals(status)) {
      Matcher shown = line.matcher(command("contacts"));
      seen = shown.find() ? shown.group(1) : "";
      ended(seen.equals(status) ? 0 : ASK_AGAIN_MILLIS);
    }
    if (!seen.equals(status)) {
      throw new AssertionError(
          "%s's phone shows %s as %s, not %s; see %s"
              .formatted(user, contact, seen, status, folder));
    }
  }

  /** Whether the process ends within that time; it must not. */
  private void ended(int millis) {
    try {
      if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the phone of " + user + " ended; see " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Carries out a command of baresip's menu: a netstring with JSON either way. */
  private String command(String command) {
    String json = "{\"command\":\"%s\",\"token\":\"%s\"}".formatted(command, command);
    try (Socket socket = connect()) {
      String netstring = "%d:%s,".formatted(json.length(), json);
      socket.getOutputStream().write(netstring.getBytes(StandardCharsets.UTF_8));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      String answer = netstring(in);
      while (!answer.contains("\"token\":\"" + command + "\"")) {
        answer = netstring(in);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("the phone of " + user + " does not answer", e);
    }
  }

  private static String netstring(DataInputStream in) throws IOException {
    int length = 0;
    for (int c = in.readUnsignedByte(); c != ':'; c = in.readUnsignedByte()) {
      length = length * 10 + Character.digit(c, 10);
    }
    String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    in.readUnsignedByte();
    return text;
  }

  /** The phone opens its control port a moment after its start. */
  private Socket connect() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), controlPort), 5000);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
      } catch (IOException notYet) {
        socket.close();
        if (System.nanoTime() > end) {
          throw notYet;
        }
        ended(ASK_AGAIN_MILLIS);
      }
    }
  }

  /** What was sent and received, in baresip's own words; for messages of failures. */
  public String log() {
    try {
      return Files.readString(folder.resolve("baresip.log")).toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hangs up: de-registers and ends. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the phone of " + user + " did not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
