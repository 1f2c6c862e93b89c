package org.confab.system.sip;

/** A participant's call to the IM MCU of a conference ([MS-CONFIM]). */
public final class ImSession {
  private final SipUser user;
  private final SipMessage invite;
  private final SipMessage answer;
  private int cseq = 1;

  private ImSession(SipUser user, SipMessage invite, SipMessage answer) {
    this.user = user;
    this.invite = invite;
    this.answer = answer;
  }

  /** The session description of a client that reads texts, notices and reports. */
  static String offer(String address) {
    String host = address.substring(0, address.lastIndexOf(':'));
    return String.join(
        "\r\n",
        "v=0",
        "o=- 0 0 IN IP4 " + host,
        "s=session",
        "c=IN IP4 " + host,
        "t=0 0",
        "m=message 5060 sip null",
        "a=accept-types:text/plain application/im-iscomposing+xml application/ms-imdn+xml",
        "");
  }

  /** The INVITE to the IM MCU of a conference. */
  public static SipRequest invite(SipUser user, String focus) {
    return user.request("INVITE", focus.replace(":focus:", ":chat:"))
        .body("application/sdp", offer(user.socket().local()));
  }

  /** Calls the IM MCU of a conference that the user is in. */
  public static ImSession join(SipUser user, String focus) {
    SipMessage sent = user.send(invite(user, focus));
    SipMessage answer = user.answerTo(sent);
    if (answer.status() != 200) {
      throw new AssertionError("not let in: " + answer);
    }
    user.send(user.within(sent, answer, 1, "ACK"));
    return new ImSession(user, sent, answer);
  }

  /** Writes to all; the answer of the MCU. */
  public SipMessage say(String text) {
    return ask("MESSAGE", "text/plain", text);
  }

  /** Any request with a body. */
  public SipMessage ask(String method, String type, String body) {
    return user.ask(user.within(invite, answer, ++cseq, method).body(type, body));
  }

  /** Waits for a request of the MCU with that in its body, and answers it. */
  public SipMessage awaitRequest(String method, String content, int status) {
    SipMessage request = awaitNotice(method, content);
    user.answer(request, status, "Answer", "", "");
    return request;
  }

  /** Waits for a request of the MCU with that in its body, which needs no answer. */
  public SipMessage awaitNotice(String method, String content) {
    return user.awaitRequest(
        method,
        message ->
            message.header("Call-ID").equals(invite.header("Call-ID"))
                && message.body().contains(content));
  }
}
