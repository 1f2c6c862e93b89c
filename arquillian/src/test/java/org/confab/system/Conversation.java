package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.server.ConfabServer;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipUser;

/** Two people who write to each other in a session of instant messages. */
final class Conversation implements AutoCloseable {
  private final SipUser caller;
  private final SipUser callee;
  private final SipMessage invite;
  private final SipMessage answer;
  private int cseq = 1;

  private Conversation(SipUser caller, SipUser callee) {
    this.caller = caller;
    this.callee = callee;
    invite = caller.send(Calls.invite(caller, callee.gruu()));
    SipMessage received = callee.awaitRequest("INVITE", any -> true);
    callee.answer(received, 200, "OK", "application/sdp", Calls.sdp());
    answer = caller.answerTo(invite);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    caller.send(caller.within(invite, answer, cseq, "ACK"));
    callee.awaitRequest("ACK", any -> true);
  }

  /** They sign in, and one invites the other. */
  static Conversation of(ConfabServer server, String caller, String callee) {
    return new Conversation(
        SipUser.signIn(server, "tls", caller), SipUser.signIn(server, "tcp", callee));
  }

  /** The caller writes, and the callee reads it. */
  void say(String text) {
    SipMessage sent =
        caller.send(caller.within(invite, answer, ++cseq, "MESSAGE").body("text/plain", text));
    SipMessage read = callee.awaitRequest("MESSAGE", message -> message.body().equals(text));
    callee.answer(read, 200, "OK", "", "");
    SipMessage told = caller.answerTo(sent);
    assertThat(told.status()).as(told.toString()).isEqualTo(200);
  }

  SipUser caller() {
    return caller;
  }

  @Override
  public void close() {
    try (SipUser one = caller;
        SipUser other = callee) {
      SipMessage bye = one.send(one.within(invite, answer, ++cseq, "BYE"));
      other.answer(other.awaitRequest("BYE", any -> true), 200, "OK", "", "");
      assertThat(one.answerTo(bye).status()).isEqualTo(200);
    }
  }
}
