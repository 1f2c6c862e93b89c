package org.confab.core.subscription;

/** One header field of an answer or a notification. */
public record HeaderLine(String name, String value) {}
