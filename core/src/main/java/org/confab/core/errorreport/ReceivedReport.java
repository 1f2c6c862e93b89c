package org.confab.core.errorreport;

import java.time.Instant;
import org.confab.protocol.sip.SipUri;

/**
 * A report as it is kept.
 *
 * @param at when it came
 * @param owner who sent it, as an address of record
 * @param report what it tells
 */
public record ReceivedReport(Instant at, SipUri owner, ErrorReport report) {}
