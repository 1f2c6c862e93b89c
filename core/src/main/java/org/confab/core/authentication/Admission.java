package org.confab.core.authentication;

/**
 * What becomes of an inbound message.
 *
 * @param pass whether the SIP stack gets it; if not, it is dropped without an answer
 * @param verdict who sent it, or how a request is to be answered
 */
public record Admission(boolean pass, Verdict verdict) {}
