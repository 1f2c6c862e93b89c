package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whose datagrams a port takes, and where its own go. Once somebody was learned nobody else is,
 * until signalling says otherwise: an address that moves by itself could be moved by others.
 */
final class Gate {
  private @Nullable InetSocketAddress expected;
  private @Nullable InetSocketAddress learned;
  private boolean certain;

  /** Signalling or ICE has an address. The same again forgets nothing. */
  void expect(InetSocketAddress address, boolean certain) {
    if (address.equals(expected) && certain == this.certain) {
      return;
    }
    expected = address;
    this.certain = certain;
    learned = null;
  }

  /**
   * Whether a datagram may be looked at.
   *
   * @param proves whether it must prove its origin by its tag
   */
  boolean admits(InetSocketAddress from, boolean proves) {
    InetSocketAddress known = learned;
    InetSocketAddress wanted = expected;
    if (wanted == null) {
      return false;
    }
    if (known != null) {
      return from.equals(known);
    }
    return certain ? from.equals(wanted) : proves || from.getAddress().equals(wanted.getAddress());
  }

  /** Whether the leg is known to be there, or said to be as long as nothing is known. */
  boolean isHome(InetSocketAddress from) {
    return from.equals(target());
  }

  /** A datagram from there was good. */
  void good(InetSocketAddress from) {
    if (learned == null) {
      learned = from;
    }
  }

  /** Where to send; nowhere yet if null: zeros are an old way to say so (RFC 3264 8.4). */
  @Nullable InetSocketAddress target() {
    InetSocketAddress to = learned == null ? expected : learned;
    return to == null || to.getAddress().isAnyLocalAddress() ? null : to;
  }

  /** Whether somebody is there: ICE has found it, or something good has come. */
  boolean proven() {
    return certain || learned != null;
  }
}
