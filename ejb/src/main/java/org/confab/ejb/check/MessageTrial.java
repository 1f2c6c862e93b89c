package org.confab.ejb.check;

import java.util.UUID;
import java.util.function.Predicate;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Outcome;
import org.confab.core.check.Trouble;
import org.confab.ejb.check.client.Dialog;
import org.confab.ejb.check.client.Endpoint;
import org.confab.protocol.sip.RawMessage;

/** A session of instant messages: invited, taken, a message each way, ended. */
final class MessageTrial {
  private MessageTrial() {}

  static Outcome perform(Endpoint caller, Endpoint called) {
    Endpoint.Ringing ringing =
        caller.ring(
            caller.request("INVITE", called.aor()).body("application/sdp", offer(caller.host())));
    RawMessage invite =
        heard(called, "the invitation of the other", message -> isOf(message, "INVITE", ringing));
    Dialog taken = called.take(invite, offer(called.host()));
    Dialog made = ringing.made();
    say(made, called, taken);
    say(taken, caller, made);
    bye(made, called, taken);
    return new Outcome.Fine("a session of messages, one each way");
  }

  private static boolean isOf(RawMessage message, String method, Endpoint.Ringing ringing) {
    return message.isRequest()
        && message.method().equals(method)
        && message.callId().equals(ringing.callId());
  }

  /** Says something, which the other end hears and takes before it counts as said. */
  private static void say(Dialog from, Endpoint to, Dialog theirs) {
    String text = "check " + UUID.randomUUID();
    Dialog.Asked asked = from.begin("MESSAGE", "text/plain", text);
    RawMessage message =
        heard(
            to,
            "a message of the other",
            one -> one.isRequest() && theirs.has(one) && Endpoint.text(one).contains(text));
    to.accept(message);
    asked.taken();
  }

  private static void bye(Dialog from, Endpoint to, Dialog theirs) {
    Dialog.Asked asked = from.begin("BYE", "", "");
    RawMessage bye =
        heard(
            to,
            "the end of the session",
            one -> one.isRequest() && theirs.has(one) && one.method().equals("BYE"));
    to.accept(bye);
    asked.taken();
  }

  private static RawMessage heard(Endpoint at, String what, Predicate<RawMessage> wanted) {
    try {
      return at.await(what, wanted);
    } catch (CheckFailed silent) {
      throw silent.finding().trouble() == Trouble.NO_ANSWER
          ? new CheckFailed(Trouble.NOT_DELIVERED, what + " did not reach " + at.aor())
          : silent;
    }
  }

  /** The description of a client that reads plain texts. */
  static String offer(String host) {
    String kind = host.startsWith("[") ? "IN IP6 " : "IN IP4 ";
    String address = kind + host.replaceAll("[\\[\\]]", "");
    return String.join(
        "\r\n",
        "v=0",
        "o=- 0 0 " + address,
        "s=session",
        "c=" + address,
        "t=0 0",
        "m=message 5060 sip null",
        "a=accept-types:text/plain",
        "");
  }
}
