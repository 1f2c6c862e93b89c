package org.confab.core.trace;

import java.time.Instant;

/**
 * One message of a trace. Nothing secret is in it any more.
 *
 * @param number counts the messages of the trace from 1 on
 * @param at when it came or went
 * @param point the other end's {@link TracePoint#key}
 * @param summary method or status, and what tells it from others of that kind
 * @param callId of SIP; empty elsewhere
 * @param cseq of SIP; the number of the request in C3P; empty elsewhere
 * @param text the message
 */
public record TracedMessage(
    long number,
    Instant at,
    Way way,
    TraceProtocol protocol,
    String transport,
    String point,
    String address,
    String summary,
    String callId,
    String cseq,
    String text) {
  /** How much room it takes. */
  int characters() {
    return text.length() + summary.length() + callId.length() + cseq.length();
  }

  /** Its first line. */
  public String firstLine() {
    return text.lines().findFirst().orElse("");
  }
}
