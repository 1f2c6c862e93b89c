package org.confab.sip.container.transport;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * How many bytes to get ready for a read, guessed by what came of late. A thread reads one
 * connection after the other, each to its end, so one guesser serves all of its connections;
 * Netty's own are one for each connection, which costs memory for connections that say little.
 */
final class ReadGuess implements RecvByteBufAllocator {
  private final FastThreadLocal<Handle> guessers;

  /** At most so many reads of one connection before the others have their turn. */
  ReadGuess(int reads) {
    RecvByteBufAllocator guesser = new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(reads);
    guessers =
        new FastThreadLocal<>() {
          @Override
          protected Handle initialValue() {
            return guesser.newHandle();
          }
        };
  }

  /** That of the calling thread: connections ask for it when they are first read. */
  @Override
  public Handle newHandle() {
    return guessers.get();
  }
}
