package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;

/** Hears what an agent has found, on the loop that called it. */
public interface IceListener {
  /** Media of a component goes to this address from now on; a better one may follow. */
  void selected(int component, InetSocketAddress remote);

  /** Each component has its address; once. */
  void connected();

  /** Nothing was found, or the peer is gone; the agent is closed. Once. */
  void failed(IceFailure why);
}
