package org.confab.sip.container.transport;

import io.netty.channel.ChannelId;
import java.util.concurrent.atomic.AtomicLong;

/** Names a connection in this process, in a quarter of what Netty's own name takes. */
record ConnectionId(long number) implements ChannelId {
  private static final AtomicLong LAST = new AtomicLong();

  /** One that no other connection has. */
  static ConnectionId next() {
    return new ConnectionId(LAST.incrementAndGet());
  }

  @Override
  public String asShortText() {
    return Long.toHexString(number);
  }

  @Override
  public String asLongText() {
    return asShortText();
  }

  @Override
  public int compareTo(ChannelId other) {
    return other instanceof ConnectionId that
        ? Long.compare(number, that.number)
        : asLongText().compareTo(other.asLongText());
  }
}
