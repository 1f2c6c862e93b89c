package org.confab.core.trace;

import java.time.Instant;

/**
 * How a trace stands.
 *
 * @param on whether it records
 * @param texts whether the texts of people are recorded too
 * @param until when it ends, or has ended
 * @param messages how many are kept
 * @param characters how long they are together
 * @param dropped how many were recorded and had to go, or could not be recorded
 */
public record TraceState(
    String id,
    TraceTarget target,
    boolean on,
    boolean texts,
    Instant began,
    Instant until,
    int messages,
    int characters,
    long dropped) {}
