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
  private final Map<String, SipeClient> visitors = new HashMap<>();

  private Meeting(ConfabServer server, SipUser organizer, String focus) {
    this.server = server;
    this.organizer = organizer;
    this.focus = focus;
  }

  /** The conference of that Focus, which is there already. */
  static Meeting again(ConfabServer server, String organizer, String focus) {
    return new Meeting(server, SipUser.signIn(server, "tls", organizer), focus);
  }

  /** A new conference of that organizer. */
  static Meeting of(ConfabServer server, String organizer) {
    SipUser user = SipUser.signIn(server, "tls", organizer);
    return new Meeting(server, user, Conferences.create(user));
  }

  /** A new conference of that organizer in which people also hear each other. */
  static Meeting ofSound(ConfabServer server, String organizer) {
    SipUser user = SipUser.signIn(server, "tls", organizer);
    return new Meeting(server, user, Conferences.createForSound(user));
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
    signIn(List.of(user));
    return at(user);
  }

  /** Signs users in, at the same time; none is inside. */
  void signIn(List<String> users) {
    launch(users.stream().map(user -> Start.of(server, user, "tls")).toList());
  }

  /** Signs users in who are started so, at the same time; none is inside. */
  void launch(List<Start> starts) {
    starts.forEach(start -> members.put(start.user(), start.launch()));
    for (Start start : starts) {
      String user = start.user();
      at(user).await("signed-on");
      at(user).awaitReceived("getConferencingCapabilities", "mcu-types");
    }
  }

  /** Those who have signed in join, at the same time; each then sees all of them. */
  void joinTogether(List<String> users) {
    users.forEach(user -> at(user).order("join " + focus));
    users.forEach(user -> awaitJoined(user, users));
  }

  /** Waits until a member sees that these have joined. */
  void awaitJoined(String member, List<String> others) {
    others.forEach(other -> at(member).await("member-joined", "who", address(other)));
  }

  /** The client of a user. */
  SipeClient at(String user) {
    return members.containsKey(user) ? members.get(user) : visitors.get(user);
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

  /** Everything that a user has read of others in conferences, in order. */
  List<String> readOf(String reader, List<String> authors) {
    List<String> from = authors.stream().map(Meeting::address).toList();
    return at(reader).history().stream()
        .filter(event -> event.is("chat-message") && from.contains(event.field("from")))
        .map(event -> event.field("text"))
        .toList();
  }

  /** A client that has come in another way is of this meeting too, but not closed with it. */
  void visitor(String user, SipeClient client) {
    visitors.put(user, client);
  }

  /** Fails if a client was told of trouble. */
  void assertNoTrouble() {
    members.forEach(
        (user, client) ->
            assertThat(client.history().stream().filter(event -> event.name().equals("problem")))
                .as(user)
                .isEmpty());
  }

  /** The organizer ends it. */
  void end() {
    String id = focus.substring(focus.lastIndexOf(':') + 1);
    String command =
        "<deleteConference><conferenceKeys msci:conference-id=\"" + id + "\"/></deleteConference>";
    assertThat(organizer.ask(Conferences.command(organizer, command)).body()).contains("success");
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
