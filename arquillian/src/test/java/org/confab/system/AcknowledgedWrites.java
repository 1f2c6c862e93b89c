package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.protocol.xml.Xml;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/**
 * People of its own who write one thing after the other, accounts by the admin API, groups of
 * contacts and conferences by SIP, and a log of what the server has acknowledged and refused. They
 * go on when they are refused, and end when the server is gone or the test says so.
 */
final class AcknowledgedWrites implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** A refusal as it was told. */
  record Refusal(int status, String told) {
    static Refusal of(SipMessage answer) {
      return new Refusal(answer.status(), answer.toString());
    }

    /** It says why, and nothing of the inside. */
    boolean isClean() {
      return (status == 503 || status == 500)
          && (told.contains("ms-diagnostics: ") || told.contains("\"title\""))
          && !told.contains("Exception");
    }
  }

  private final SipUser user;
  private final SipUser organizer;
  private final AdminApi api;
  private final List<String> accounts = new CopyOnWriteArrayList<>();
  private final List<String> groups = new CopyOnWriteArrayList<>();
  private final List<String> conferences = new CopyOnWriteArrayList<>();
  private final Inbox<Refusal> refusals = new Inbox<>();
  private final Inbox<String> acknowledged = new Inbox<>();
  private final AtomicInteger number = new AtomicInteger();
  private final String name;
  private final String organizerName;
  private final List<Thread> writers;
  private final Phaser turns;
  private volatile boolean over;

  private AcknowledgedWrites(ConfabServer server) {
    List<String> people = NewUser.several(server, 2);
    name = people.get(0);
    user = SipUser.signIn(server, "tls", name);
    organizerName = people.get(1);
    organizer = SipUser.signIn(server, "tls", organizerName);
    api = new AdminApi(server);
    writers =
        List.of(
            new Thread(() -> write(this::account), "accounts"),
            new Thread(() -> write(this::group), "groups"),
            new Thread(() -> write(this::conference), "conferences"));
    turns = new Phaser(writers.size());
  }

  /** They begin. */
  static AcknowledgedWrites begin(ConfabServer server) {
    AcknowledgedWrites begun = new AcknowledgedWrites(server);
    begun.writers.forEach(Thread::start);
    return begun;
  }

  /** Waits until each of them has written that many more. */
  void awaitMore(int each) {
    int mark = acknowledged.size();
    acknowledged.awaitSince(
        mark,
        each + " more of each kind",
        LIMIT,
        more ->
            List.of("account", "group", "conference").stream()
                .allMatch(kind -> more.stream().filter(kind::equals).count() >= each));
  }

  /** Waits until somebody is refused who was not yet. */
  void awaitRefused() {
    int mark = refusals.size();
    refusals.awaitSince(mark, "refusal", LIMIT, more -> !more.isEmpty());
  }

  /** Waits until all of them have seen that the server is gone. */
  void awaitEnd() {
    for (Thread writer : writers) {
      try {
        writer.join(LIMIT.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
      if (writer.isAlive()) {
        throw new AssertionError(writer.getName() + " goes on");
      }
    }
  }

  /** Everybody who was refused was told why, and that it was not his fault. */
  void assertRefusedCleanly() {
    List<Refusal> all = refusals.all();
    assertThat(all).anyMatch(refusal -> refusal.status() == 503);
    assertThat(all.stream().filter(refusal -> !refusal.isClean()).limit(3)).isEmpty();
  }

  /** All that was acknowledged is there. */
  void assertKept(ConfabServer server) {
    assertThat(accounts).isNotEmpty();
    assertThat(groups).isNotEmpty();
    assertThat(conferences).isNotEmpty();
    AdminApi now = new AdminApi(server);
    List<String> lost = new ArrayList<>(accounts);
    lost.removeIf(
        account ->
            now.get("/api/users/sip:" + account + "@" + ConfabServer.DOMAIN).statusCode() == 200);
    try (SipUser again = SipUser.signIn(server, "tls", name)) {
      String contacts = Kept.of(again).contacts();
      groups.stream().filter(it -> !contacts.contains("\"" + it + "\"")).forEach(lost::add);
    }
    try (SipUser again = SipUser.signIn(server, "tls", organizerName)) {
      conferences.forEach(id -> Conferences.get(again, id));
    }
    assertThat(lost).as("acknowledged, and not there").isEmpty();
  }

  /** A writer's work until the end. They write side by side, and none runs ahead of the others. */
  private void write(Runnable one) {
    try {
      while (!over) {
        one.run();
        turns.arriveAndAwaitAdvance();
      }
    } catch (UncheckedIOException gone) {
      System.getLogger(AcknowledgedWrites.class.getName())
          .log(System.Logger.Level.DEBUG, "the server is gone", gone);
    } finally {
      turns.arriveAndDeregister();
    }
  }

  /** The answer; what has no answer in time is entered as refused without a word. */
  private SipMessage ask(SipUser asking, SipRequest request) {
    try {
      return asking.ask(request);
    } catch (AssertionError unanswered) {
      if (asking.socket().awaitClosed()) {
        throw new UncheckedIOException(new IOException("closed", unanswered));
      }
      refusals.add(new Refusal(0, unanswered.toString()));
      throw unanswered;
    }
  }

  private void account() {
    String account = name + "-" + number.incrementAndGet();
    String json =
        "{\"uri\":\"sip:%s@%s\",\"password\":\"%s\"}"
            .formatted(account, ConfabServer.DOMAIN, ConfabServer.PASSWORD);
    HttpResponse<String> answer = api.post("/api/users", json);
    if (answer.statusCode() == 201) {
      accounts.add(account);
      acknowledged.add("account");
    } else {
      refusals.add(new Refusal(answer.statusCode(), answer.body()));
    }
  }

  private void group() {
    String group = "group-" + number.incrementAndGet();
    SipMessage list = ask(user, Kept.question(user, "contacts"));
    if (list.status() != 200) {
      refusals.add(Refusal.of(list));
      return;
    }
    String delta = Xml.read(list.body()).attribute("deltaNum").orElseThrow();
    String method =
        "<m:addGroup><m:name>%s</m:name><m:externalURI/><m:deltaNum>%s</m:deltaNum></m:addGroup>"
            .formatted(group, delta);
    SipMessage answer = ask(user, Soap.request(user, user.aor(), method));
    if (answer.status() == 200) {
      groups.add(group);
      acknowledged.add("group");
    } else {
      refusals.add(Refusal.of(answer));
    }
  }

  private void conference() {
    String id = Conferences.newId();
    SipMessage answer = ask(organizer, Conferences.addition(organizer, id));
    if (answer.status() == 200 && answer.body().contains("code=\"success\"")) {
      conferences.add(id);
      acknowledged.add("conference");
    } else {
      refusals.add(Refusal.of(answer));
    }
  }

  /** They end, if they have not yet. */
  @Override
  public void close() {
    over = true;
    try (SipUser leaving = user;
        SipUser left = organizer) {
      awaitEnd();
    }
  }
}
