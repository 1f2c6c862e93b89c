package org.confab.sip.container.transport;

import java.net.InetSocketAddress;

/**
 * An address to listen on.
 *
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 */
public record Listener(String transport, InetSocketAddress address) {}
