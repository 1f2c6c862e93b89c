package org.confab.web.traces;

import java.time.Instant;
import org.confab.core.trace.TraceState;
import org.confab.web.answer.Member;

/** A trace. */
record TraceAnswer(
    @Member(example = "0a1b2c3d") String id,
    @Member(value = "user or conference", example = "user") String kind,
    @Member(example = "alice@litwareinc.com") String target,
    @Member("Whether it records") boolean on,
    @Member("Whether the texts of people are in it") boolean texts,
    Instant began,
    Instant until,
    int messages,
    int characters,
    @Member("How many of the oldest messages had to make room") long dropped) {

  static TraceAnswer of(TraceState trace) {
    return new TraceAnswer(
        trace.id(),
        trace.target().kind(),
        trace.target().asString(),
        trace.on(),
        trace.texts(),
        trace.began(),
        trace.until(),
        trace.messages(),
        trace.characters(),
        trace.dropped());
  }
}
