package org.confab.core.policy;

/** A value that somebody has set. */
public record PolicyValue(PolicyScope scope, String name, String value) {}
