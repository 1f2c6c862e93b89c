package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.confab.system.client.Event;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.sip.SipUser;

/**
 * A conference of pidgin-sipe users who write to each other. The organizer has scheduled it and is
 * not at a client.
 */
final class Meeting implements AutoCloseable {
  private final ConfabServer server;
  private final SipUser organizer;
  private final String focus;
  private final Map<String, SipeClient> members = new HashMap<>();

  private Meeting(ConfabServer server, SipUser organizer, String focus) {
    this.server = server;
    this.organizer = organizer;
    this.focus = focus;
  }

  /** A new conference of that organizer. */
  static Meeting of(ConfabServer server, String organizer) {
    SipUser user = SipUser.signIn(server, "tls", organizer);
    return new Meeting(server, user, Conferences.create(user));
  }

  /** The address of its Focus. */
  String focus() {
    return focus;
  }

  /** The organizer, signed in with a phone of its own. */
  SipUser organizer() {
    return organizer;
  }

  /** Signs a user in, who joins, and waits until both sides of the joining are done. */
  SipeClient join(String user) {
    SipeClient client = signIn(user);
    client.order("join " + focus);
    client.await("member-joined", "who", address(user));
    return client;
  }

  /** Signs a user in who is not inside. */
  SipeClient signIn(String user) {
    SipeClient client = Start.of(server, user, "tls").signIn();
    members.put(user, client);
    client.awaitReceived("getConferencingCapabilities", "mcu-types");
    return client;
  }

  /** The client of a user. */
  SipeClient at(String user) {
    return members.get(user);
  }

  /** A user writes, and each of the others reads it. */
  void say(String author, String text, String... others) {
    at(author).order("say " + text);
    for (String other : others) {
      at(other).await("chat-message", "from", address(author), "text", text);
    }
  }

  /** As {@link #say}; false if the other has not read it in that time. */
  boolean tryToSay(String author, String text, String other, Duration limit) {
    at(author).order("say " + text);
    return at(other).happens(limit, "chat-message", "from", address(author), "text", text);
  }

  /** What a user has read of another so far, in order. */
  List<String> read(String reader, String author) {
    List<String> texts = new ArrayList<>();
    for (Event event : at(reader).history()) {
      if (event.is("chat-message", "from", address(author))) {
        texts.add(event.field("text"));
      }
    }
    return texts;
  }

  /** Fails if a client was told of trouble. */
  void assertNoTrouble() {
    members.forEach(
        (user, client) ->
            assertThat(client.history().stream().filter(event -> event.name().equals("problem")))
                .as(user)
                .isEmpty());
  }

  static String address(String user) {
    return user + "@" + ConfabServer.DOMAIN;
  }

  @Override
  public void close() {
    Stream.concat(members.values().stream(), Stream.of(organizer)).forEach(Meeting::close);
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception failed) {
      throw new AssertionError("cannot be closed", failed);
    }
  }
}
