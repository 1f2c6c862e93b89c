package org.confab.system.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.xml.Xml;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/**
 * Plays a trace: sends what its clients said, with {@code {names}} filled in, and checks the
 * structure of every answer. Steps:
 *
 * <pre>
 * >>> user1 SERVICE URI            a request outside of dialogs
 * >>> user1 INVITE URI as focus    one that makes a dialog
 * >>> user1 INFO within focus      one within it
 * <<< user1 200                    the final response to that user's last request
 * <<< user1 200 Reason phrase      the same with these words
 * <<< user1 INFO                   a request of the server; it is answered with 200
 * </pre>
 *
 * <p>What is received is followed by expectations, one line each, and after an empty line by the
 * body as it was recorded, whose structure the received one must have.
 */
public final class TraceReplay {
  private record Dialog(SipMessage sent, SipMessage answer, int cseq) {}

  private final Map<String, SipUser> users;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Dialog> dialogs = new HashMap<>();
  private final Map<String, SipMessage> lastSent = new HashMap<>();
  private final Map<String, String> opening = new HashMap<>();

  /** A replay for these users, who have signed in; their address is {@code {name}}. */
  public TraceReplay(Map<String, SipUser> users) {
    this.users = users;
    users.forEach((name, user) -> names.put(name, user.aor()));
    users.forEach((name, user) -> names.put(name + ".gruu", user.gruu()));
  }

  /** Gives a value to a name. */
  public TraceReplay with(String name, String value) {
    names.put(name, value);
    return this;
  }

  /** Plays {@code traces/NAME.trace}. */
  public void play(String name) {
    for (Step step : Step.parse(fill(read("/traces/" + name + ".trace"), false))) {
      if (step.sent()) {
        send(step);
      } else {
        receive(step);
      }
    }
  }

  /** The value that the trace kept under this name. */
  public String name(String name) {
    return names.get(name);
  }

  private void send(Step step) {
    List<String> words = step.words().stream().map(word -> fill(word, true)).toList();
    SipUser user = users.get(words.get(0));
    SipRequest request =
        words.get(2).equals("within")
            ? within(user, words.get(3), words.get(1))
            : user.request(words.get(1), words.get(2));
    for (String header : step.headers()) {
      String[] parts = fill(header, true).split(":", 2);
      request.with(parts[0], parts[1].strip());
    }
    String type = request.take("Content-Type");
    if (!type.isEmpty()) {
      request.body(type, fill(step.body(), true));
    }
    lastSent.put(words.get(0), user.send(request));
    if (words.size() == 5 && words.get(3).equals("as")) {
      opening.put(words.get(0), words.get(words.size() - 1));
    }
  }

  private SipRequest within(SipUser user, String name, String method) {
    Dialog dialog = dialogs.get(name);
    int cseq = method.equals("ACK") ? dialog.cseq() : dialog.cseq() + 1;
    dialogs.put(name, new Dialog(dialog.sent(), dialog.answer(), cseq));
    return user.within(dialog.sent(), dialog.answer(), cseq, method);
  }

  private void receive(Step step) {
    String who = step.words().get(0);
    String what = step.words().get(1);
    SipUser user = users.get(who);
    SipMessage message;
    if (Character.isDigit(what.charAt(0))) {
      message = user.answerTo(lastSent.get(who));
      String line = "SIP/2.0 " + String.join(" ", step.words().subList(1, step.words().size()));
      assertThat(message.startLine()).as(message.toString()).startsWith(line);
      String dialog = opening.remove(who);
      if (dialog != null) {
        dialogs.put(dialog, new Dialog(lastSent.get(who), message, 1));
      }
    } else {
      message = user.awaitRequest(what, any -> true);
      if (!what.equals("BENOTIFY") && !what.equals("ACK")) {
        user.answer(message, 200, "OK", "", "");
      }
    }
    for (String line : step.headers()) {
      Expectation.check(fill(line, true), message, names);
    }
    if (!step.body().isEmpty()) {
      Shape recorded = new Shape(Xml.read(fill(step.body(), true)));
      assertThat(recorded.missingIn(Xml.read(message.body()))).as(message.toString()).isEmpty();
    }
  }

  /** Fills in names; those that are not known yet stay unless {@code all}. */
  private String fill(String text, boolean all) {
    String filled = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    if (all && filled.matches("(?s).*\\{[a-z][a-z0-9.]*\\}.*")) {
      throw new AssertionError("a name without a value: " + filled);
    }
    return filled;
  }

  private static String read(String resource) {
    try (InputStream in = TraceReplay.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
