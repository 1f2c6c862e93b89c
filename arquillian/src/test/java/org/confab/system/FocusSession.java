package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;

/**
 * A participant's dialogs with the Focus ([MS-CONFBAS]): INVITE for commands, SUBSCRIBE for state.
 */
final class FocusSession {
  private final SipUser user;
  private final String focus;
  private final SipMessage invite;
  private final SipMessage answer;

  private int cseq = 1;

  private FocusSession(SipUser user, String focus, SipMessage invite, SipMessage answer) {
    this.user = user;
    this.focus = focus;
    this.invite = invite;
    this.answer = answer;
  }

  /** The INVITE that joins. */
  static SipRequest invite(SipUser user, String focus) {
    String body =
        Conferences.c3p(
            user,
            focus,
            "<addUser><conferenceKeys confEntity=\""
                + focus
                + "\"/><ci:user entity=\""
                + user.aor()
                + "\"><ci:roles><ci:entry>attendee</ci:entry></ci:roles><ci:endpoint entity=\"{"
                + UUID.randomUUID()
                + "}\"/></ci:user></addUser>");
    return user.request("INVITE", focus)
        .with("Supported", "timer")
        .body("application/cccp+xml", body);
  }

  /** Joins. */
  static FocusSession join(SipUser user, String focus) {
    SipMessage sent = user.send(invite(user, focus));
    SipMessage answer = user.answerTo(sent);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(Xml.read(answer.body()).attribute("code")).contains("success");
    user.send(user.within(sent, answer, 1, "ACK"));
    return new FocusSession(user, focus, sent, answer);
  }

  /** Subscribes to the state; returns the whole roster as conference-info. */
  XmlElement subscribe() {
    SipMessage accepted =
        user.ask(
            user.request("SUBSCRIBE", focus)
                .with("Event", "conference")
                .with("Accept", "application/conference-info+xml")
                .with("Supported", "com.microsoft.autoextend")
                .with("Supported", "ms-benotify")
                .with("Supported", "ms-piggyback-first-notify")
                .with("Proxy-Require", "ms-benotify"));
    assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
    assertThat(accepted.header("Content-Type")).startsWith("application/conference-info+xml");
    return Xml.read(accepted.body());
  }

  /** Waits until the roster tells of this user with this state; returns the roster's version. */
  int awaitUser(String aor, String state) {
    SipMessage notification = user.awaitRequest("BENOTIFY", message -> tells(message, aor, state));
    return Xml.read(notification.body()).attribute("version").map(Integer::parseInt).orElse(-1);
  }

  /** Gives a command, which the server takes; its answers come in INFOs. */
  void command(String command) {
    SipMessage taken =
        user.ask(
            user.within(invite, answer, ++cseq, "INFO")
                .body("application/cccp+xml", Conferences.c3p(user, focus, command)));
    assertThat(taken.status()).as(taken.toString()).isEqualTo(202);
  }

  /** Waits for an answer with that code; answers its INFO. */
  XmlElement awaitAnswer(String code) {
    SipMessage info =
        user.awaitRequest(
            "INFO", message -> Xml.read(message.body()).attribute("code").orElse("").equals(code));
    user.answer(info, 200, "OK", "", "");
    return Xml.read(info.body());
  }

  /** Somebody else sends a request in this dialog, in a name of his own; its answer. */
  SipMessage spokenBy(SipUser other, String method) {
    String tag = invite.header("From").replaceFirst("^.*;tag=([^;]*).*$", "$1");
    return other.ask(
        other
            .within(invite, answer, ++cseq, method)
            .replace("From", "<" + other.aor() + ">;tag=" + tag + ";epid=" + other.epid()));
  }

  /** Leaves by BYE. */
  void leave() {
    assertThat(user.ask(user.within(invite, answer, ++cseq, "BYE")).status()).isEqualTo(200);
  }

  private static boolean tells(SipMessage message, String aor, String state) {
    return message.header("Event").equals("conference")
        && !message.body().isEmpty()
        && Xml.read(message.body())
            .child("users")
            .map(users -> users.children("user").toList())
            .orElse(java.util.List.of())
            .stream()
            .anyMatch(
                found ->
                    found.attribute("entity").orElse("").equals(aor)
                        && found.attribute("state").orElse("full").equals(state));
  }
}
