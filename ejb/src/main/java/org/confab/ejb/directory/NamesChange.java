package org.confab.ejb.directory;

/**
 * CDI event: what the directory that is followed calls people has changed, or whose name one is;
 * observed once the transaction has ended. A name of two people is nobody's, so a change may
 * concern others than the one it was made to.
 */
public record NamesChange() {}
