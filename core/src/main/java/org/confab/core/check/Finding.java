package org.confab.core.check;

/**
 * What is wrong.
 *
 * @param trouble of which kind
 * @param cause why the check failed, in plain words
 * @param advice what to do about it
 */
public record Finding(Trouble trouble, String cause, String advice) {}
