package org.confab.web.traces;

import java.time.Instant;
import org.confab.core.trace.TraceProtocol;
import org.confab.core.trace.TracedMessage;
import org.confab.core.trace.Way;
import org.confab.web.answer.Member;

/** A message of a trace. */
record MessageAnswer(
    long number,
    Instant at,
    Way way,
    TraceProtocol protocol,
    @Member(example = "tls") String transport,
    @Member("The key of the party") String party,
    @Member(example = "192.0.2.7:49152") String peer,
    @Member(example = "REGISTER") String summary,
    String callId,
    @Member(example = "1 REGISTER") String cseq,
    String text) {

  static MessageAnswer of(TracedMessage message) {
    return new MessageAnswer(
        message.number(),
        message.at(),
        message.way(),
        message.protocol(),
        message.transport(),
        message.point(),
        message.address(),
        message.summary(),
        message.callId(),
        message.cseq(),
        message.text());
  }
}
