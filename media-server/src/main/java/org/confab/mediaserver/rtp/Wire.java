package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.confab.protocol.rtp.MediaComponent;

/** Where a leg's datagrams go out; never blocks. */
@FunctionalInterface
interface Wire {
  /** Sends from a component's port; returns whether the datagram was taken. */
  boolean send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to);
}
