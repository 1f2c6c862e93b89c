package org.confab.core.trace;

import java.time.Instant;

/** A message without secrets, before it has its number. */
record Recorded(
    Instant at,
    Way way,
    TraceProtocol protocol,
    String summary,
    String callId,
    String cseq,
    String text) {

  TracedMessage numbered(long number, TracePoint point) {
    return new TracedMessage(
        number,
        at,
        way,
        protocol,
        point.transport(),
        point.key(),
        point.address(),
        summary,
        callId,
        cseq,
        text);
  }
}
