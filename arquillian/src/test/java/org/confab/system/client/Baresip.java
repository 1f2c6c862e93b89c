package org.confab.system.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.system.FreePorts;
import org.confab.system.Inbox;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Tool;

/**
 * A person at a SIP phone: baresip, which nobody here wrote, with its modules for presence and for
 * being driven over TCP.
 */
public final class Baresip implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration ASK_AGAIN = Duration.ofMillis(200);

  private static final int HERTZ = 440;
  private static final String G711 = "g711";

  private final String user;
  private final Path folder;
  private final Process process;
  private final Inbox<String> lines = new Inbox<>();
  private final BaresipControl control;

  private Baresip(String user, Path folder, Process process, int controlPort) throws IOException {
    this.user = user;
    this.folder = folder;
    this.process = process;
    Thread reader = new Thread(this::read, "baresip of " + user);
    reader.setDaemon(true);
    reader.start();
    this.control = BaresipControl.connect(process, controlPort);
  }

  /** Starts the phone of a sample user who watches these contacts; it registers over TCP. */
  public static Baresip start(ConfabServer server, String user, String... contacts) {
    return startOver("tcp", server, user, contacts);
  }

  /** The same over {@code udp}, {@code tcp} or {@code tls}. */
  public static Baresip startOver(
      String transport, ConfabServer server, String user, String... contacts) {
    return startOver(transport, HERTZ, G711, server, user, contacts);
  }

  private static Baresip startOver(
      String transport,
      int hertz,
      String codec,
      ConfabServer server,
      String user,
      String... contacts) {
    Tool.require("baresip");
    try {
      int control = FreePorts.next();
      Path folder = BaresipHome.write(server, user, transport, control, hertz, codec, contacts);
      Process process =
          new ProcessBuilder("baresip", "-4", "-v", "-s", "-f", folder.toString())
              .redirectErrorStream(true)
              .start();
      return new Baresip(user, folder, process, control);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it over that transport and waits until it has registered. */
  public static Baresip signIn(
      ConfabServer server, String user, String transport, String... contacts) {
    Baresip phone = startOver(transport, server, user, contacts);
    phone.awaitLine("200 OK");
    return phone;
  }

  /** The same with a microphone of its own: a tone of that frequency. */
  public static Baresip signInSinging(
      ConfabServer server, String user, String transport, int hertz) {
    return signInSinging(server, user, transport, hertz, G711);
  }

  /** The same with this codec alone: {@code g711}, {@code g722} or {@code opus}. */
  public static Baresip signInSinging(
      ConfabServer server, String user, String transport, int hertz, String codec) {
    Baresip phone = startOver(transport, hertz, codec, server, user);
    phone.awaitLine("200 OK");
    return phone;
  }

  /** What it hears in its call. */
  public Heard heard() {
    return Heard.in(folder);
  }

  /** Waits until that tone is heard in its call. */
  public void awaitTone(int hertz) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!heard().tone(hertz)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(user + " does not hear " + hertz + " Hz; " + lines.told());
      }
      alive(ASK_AGAIN);
    }
  }

  /** Publishes that the person is there, or not. */
  public void publish(boolean online) {
    control.command(online ? "presence_online" : "presence_offline", "");
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
      Matcher shown = line.matcher(control.command("contacts", ""));
      seen = shown.find() ? shown.group(1) : "";
      alive(seen.equals(status) ? Duration.ZERO : ASK_AGAIN);
    }
    if (!seen.equals(status)) {
      throw new AssertionError(
          "%s's phone shows %s as %s, not %s; %s"
              .formatted(user, contact, seen, status, lines.told()));
    }
  }

  /** The process must not end within that time. */
  private void alive(Duration time) {
    try {
      if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the phone of " + user + " ended; " + lines.told());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Calls somebody. */
  public void dial(String uri) {
    control.command("dial", uri);
  }

  /** Presses keys of the telephone in its call. */
  public void press(String keys) {
    control.command("sndcode", keys);
  }

  /** Takes the call that rings. */
  public void accept() {
    control.command("accept", "");
  }

  /** Ends the call, or refuses the one that rings. */
  public void hangUp() {
    control.command("hangup", "");
  }

  /** Writes to the first contact. */
  public void message(String text) {
    control.command("message", text);
  }

  /** Waits until somebody's message is shown. */
  public void awaitMessage(String text) {
    awaitLine("\"" + text + "\"");
  }

  /** Waits for a line of what it prints, its SIP messages included, that holds this text. */
  public String awaitLine(String text) {
    return lines.await(
        "line with " + text + " at the phone of " + user, PATIENCE, line -> line.contains(text));
  }

  /**
   * Waits until this happens at the phone, such as {@code CALL_INCOMING}, {@code CALL_RINGING},
   * {@code CALL_ESTABLISHED} or {@code CALL_CLOSED}, told with these texts.
   */
  public String awaitEvent(String... parts) {
    try {
      return control.await(parts);
    } catch (AssertionError e) {
      throw new AssertionError("at the phone of " + user + ": " + lines.told(), e);
    }
  }

  /** Waits until the phone has no call, neither ringing nor established. */
  public void awaitIdle() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!control.command("listcalls", "").contains("Active calls (0)")) {
      if (System.nanoTime() > end) {
        throw new AssertionError(user + "'s phone still has a call; " + lines.told());
      }
      alive(ASK_AGAIN);
    }
  }

  /** What was sent and received, in baresip's own words; for messages of failures. */
  public String log() {
    return String.join("\n", lines.all()).toLowerCase(Locale.ROOT);
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.ISO_8859_1)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
      lines.close("the phone ended");
    } catch (IOException e) {
      lines.close("the phone's output broke: " + e);
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
      control.close();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
