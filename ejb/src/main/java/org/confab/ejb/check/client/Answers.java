package org.confab.ejb.check.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.protocol.sip.RawMessage;

/** What answers tell. */
final class Answers {
  private static final Pattern REASON = Pattern.compile("^(\\d+).*?reason=\"([^\"]*)\"");

  private Answers() {}

  /** The status, and of {@code ms-diagnostics} the id and the reason, for people. */
  static String told(RawMessage answer) {
    Matcher reason =
        REASON.matcher(
            answer
                .header("ms-diagnostics")
                .or(() -> answer.header("ms-diagnostics-public"))
                .orElse(""));
    return reason.find()
        ? answer.status() + " (ms-diagnostics " + reason.group(1) + ": " + reason.group(2) + ")"
        : Integer.toString(answer.status());
  }

  /** Whether it answers that request. */
  static boolean answers(RawMessage answer, RawMessage request) {
    return !answer.isRequest()
        && answer.callId().equals(request.callId())
        && answer.cseqNumber().equals(request.cseqNumber())
        && answer.method().equals(request.method());
  }
}
