package org.confab.mediaserver.immcu;

/**
 * What an IM conference takes before it refuses.
 *
 * @param messageBytes longest body of a MESSAGE
 * @param typingBytes longest body of an INFO
 * @param queuedMessages that wait for one recipient
 * @param queuedBytes of those messages
 * @param silentRequests after so many unanswered requests in a row a leg is given up
 */
public record ImLimits(
    int messageBytes, int typingBytes, int queuedMessages, int queuedBytes, int silentRequests) {

  /** What an instance has. 64 KiB hold every text that a client's window takes. */
  public static final ImLimits DEFAULT = new ImLimits(65_536, 4_096, 64, 262_144, 3);
}
