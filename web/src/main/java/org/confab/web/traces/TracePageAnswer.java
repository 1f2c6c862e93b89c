package org.confab.web.traces;

import java.util.List;
import org.confab.core.trace.TracePage;
import org.confab.core.trace.TracePoint;
import org.confab.web.answer.Flat;
import org.confab.web.answer.Member;

/** A trace with some of its messages. */
record TracePageAnswer(
    @Flat TraceAnswer trace,
    List<PartyAnswer> parties,
    List<MessageAnswer> list,
    @Member("What to ask for after that") long next) {

  /** Who talks with the server. */
  record PartyAnswer(
      String key,
      TracePoint.Kind kind,
      @Member(example = "alice@litwareinc.com (tls 192.0.2.7:49152)") String label) {

    static PartyAnswer of(TracePoint point) {
      return new PartyAnswer(point.key(), point.kind(), point.label());
    }
  }

  static TracePageAnswer of(TracePage page) {
    return new TracePageAnswer(
        TraceAnswer.of(page.trace()),
        page.points().stream().map(PartyAnswer::of).toList(),
        page.messages().stream().map(MessageAnswer::of).toList(),
        page.next());
  }
}
