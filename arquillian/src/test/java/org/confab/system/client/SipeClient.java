package org.confab.system.client;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.system.Inbox;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.FarNetwork;
import org.confab.system.server.NetworkSpace;

/** A person at a pidgin-sipe client: takes orders, tells what it shows. */
public final class SipeClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  private final String user;
  private final Process process;
  private final BufferedWriter orders;
  private final Inbox<Event> events = new Inbox<>();

  private SipeClient(String user, Process process) {
    this.user = user;
    this.process = process;
    this.orders = new BufferedWriter(process.outputWriter(StandardCharsets.UTF_8));
    Thread reader = new Thread(this::read, "events of " + user);
    reader.setDaemon(true);
    reader.start();
  }

  /** What is chosen before the start. */
  public record Start(
      ConfabServer server,
      String user,
      String password,
      String transport,
      List<String> more,
      Map<String, String> environment,
      List<String> before) {
    /** A sample user, or an address of another domain, with the right password. */
    public static Start of(ConfabServer server, String user, String transport) {
      return new Start(
          server, user, ConfabServer.PASSWORD, transport, List.of(), Map.of(), List.of());
    }

    /** With further options of the program. */
    public Start with(String... options) {
      List<String> all = new ArrayList<>(more);
      all.addAll(List.of(options));
      return new Start(server, user, password, transport, all, environment, before);
    }

    /** With a camera that shows this colour: red, green, blue, yellow, white or black. */
    public Start showing(String colour) {
      return with("--colour", colour);
    }

    /** With another password. */
    public Start password(String other) {
      return new Start(server, user, other, transport, more, environment, before);
    }

    /** With further variables of its environment. */
    public Start in(Map<String, String> variables) {
      return new Start(server, user, password, transport, more, variables, before);
    }

    /** With another tone at its microphone than 440 Hz. */
    public Start singing(int hertz) {
      return with("--tone", Integer.toString(hertz));
    }

    /** In that network, and told of no server. */
    public Start discovering(NetworkSpace space) {
      return new Start(server, user, password, "auto", more, environment, space.command());
    }

    /** In that network. */
    public Start far(FarNetwork network) {
      return new Start(server, user, password, transport, more, environment, network.command());
    }

    /** Starts the process, which signs in at once; returns without waiting for that. */
    public SipeClient launch() {
      int port = transport.equals("tls") ? server.sipsPort() : server.sipPort();
      List<String> options = new ArrayList<>();
      String address = user.contains("@") ? user : user + "@" + ConfabServer.DOMAIN;
      options.addAll(List.of("--user", address, "--password", password));
      options.addAll(List.of("--transport", transport, "--wire"));
      if (!transport.equals("auto")) {
        options.addAll(List.of("--server", "127.0.0.1:" + port));
      }
      options.addAll(more);
      return new SipeClient(user, SipeProgram.start(before, user, options, environment));
    }

    /** Starts it and waits until it has signed in. */
    public SipeClient signIn() {
      SipeClient client = launch();
      client.await("signed-on");
      return client;
    }
  }

  /** Gives an order and waits until the client has taken it. */
  public void order(String line) {
    try {
      orders.write(line);
      orders.newLine();
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the client of " + user + " is gone", e);
    }
    String word = line.split(" ", 2)[0];
    Event answer =
        events.await(
            "answer to the order " + line,
            PATIENCE,
            event -> event.is("done", "order", word) || event.is("refused", "order", word));
    if (answer.is("refused")) {
      throw new AssertionError(user + " cannot " + line + ": " + answer.field("why"));
    }
  }

  /** Waits for an event with these fields, given as key, value, key, value … */
  public Event await(String name, String... fields) {
    String what = name + " " + List.of(fields) + " at " + user;
    return events.await(what, PATIENCE, event -> event.is(name, fields));
  }

  /** Whether an event with these fields has come, or comes within that time. */
  public boolean happens(Duration limit, String name, String... fields) {
    return events.poll(limit, event -> event.is(name, fields)).isPresent();
  }

  /**
   * Gives an order that changes something of one's own, and waits for the server's answer and
   * notice: if the next order overtakes the notice, this client believes the older notice.
   *
   * @param part what the notice must hold, {@code categories} or {@code containers}
   */
  public void change(String part, String line) {
    int mark = events.size();
    order(line);
    events.awaitSince(
        mark,
        "answer and notice of " + line + " to " + user,
        PATIENCE,
        since -> Changes.settled(since, part));
  }

  /** As {@link #change}, but goes on at once when it is so already and the client sends nothing. */
  public void settle(String part, String line) {
    int mark = events.size();
    order(line);
    events.awaitSince(
        mark,
        "answer and notice of " + line + " to " + user,
        PATIENCE,
        since -> !Changes.any(since) || Changes.settled(since, part));
  }

  /** Waits until the client has signed in and published its first state, and knows that. */
  public void awaitSettled() {
    events.awaitSince(
        0,
        "answer and notice of the first publication to " + user,
        PATIENCE,
        all -> Changes.settled(all, "categories"));
  }

  /** Fails if the server refused any change of one's own so far. */
  public void assertNothingRefused() {
    if (Changes.refused(events.all())) {
      throw new AssertionError("a change of " + user + " was refused; " + events.told());
    }
  }

  /** Waits until this contact is shown with these fields, given as key, value, key, value … */
  public Event awaitShown(String who, String... fields) {
    return awaitShown(PATIENCE, who, fields);
  }

  /** Waits until this contact is shown with these fields; fails if that takes longer. */
  public Event awaitShown(Duration limit, String who, String... fields) {
    String address = who + "@" + ConfabServer.DOMAIN;
    return events.awaitNewest(
        address + " shown with " + List.of(fields) + " at " + user,
        limit,
        event -> event.is("shown", "who", address),
        event -> event.is("shown", fields));
  }

  /** Waits until the person's own status is shown with these fields. */
  public Event awaitOwn(String... fields) {
    return events.awaitNewest(
        "own status with " + List.of(fields) + " at " + user,
        PATIENCE,
        event -> event.name().equals("own"),
        event -> event.is("own", fields));
  }

  /** Waits until the pictures that come show this colour, or {@code none} when none come. */
  public void awaitSees(String colour) {
    events.awaitNewest(
        "pictures of " + colour + " at " + user,
        PATIENCE,
        event -> event.is("sees"),
        event -> event.is("sees", "colour", colour));
  }

  /** Waits until these tones are heard in the call, in Hz and rising, and no others. */
  public void awaitTones(Integer... hertz) {
    String tones = Stream.of(hertz).map(String::valueOf).collect(Collectors.joining(" "));
    events.awaitNewest(
        "tones " + tones + " at " + user,
        PATIENCE,
        event -> event.name().equals("hears"),
        event -> event.is("hears", "tones", tones));
  }

  /** Waits until this contact is shown with this status. */
  public void awaitPresence(String who, String status) {
    awaitShown(who, "status", status);
  }

  /** Waits for a received SIP message that holds all these texts. */
  public String awaitReceived(String... parts) {
    return events
        .await(
            "received message with " + List.of(parts) + " at " + user,
            PATIENCE,
            event ->
                event.is("sip", "way", "received")
                    && List.of(parts).stream().allMatch(event.field("message")::contains))
        .field("message");
  }

  /** Everything that happened so far. */
  public List<Event> history() {
    return events.all();
  }

  /** Ends the process as a power cut would: nothing more is sent, not even a sign-out. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Signs out and waits for the process to end. */
  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        orders.write("logout\n");
        orders.flush();
      }
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the client of " + user + " did not end");
      }
    } catch (IOException gone) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.add(Event.parse(line));
      }
      events.close("the client ended");
    } catch (IOException | RuntimeException e) {
      events.close("the client's output broke: " + e);
    }
  }
}
