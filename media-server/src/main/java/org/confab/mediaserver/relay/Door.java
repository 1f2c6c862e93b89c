package org.confab.mediaserver.relay;

import org.confab.mediaserver.figures.Counter;

/** Who is answered, and who is let in: what both dialects need to know of a request. */
final class Door {
  private final Surroundings around;
  private final RelayAuthentication authentication;
  private final Nonces nonces;
  private final Strangers strangers;

  Door(Surroundings around, RelayAuthentication authentication, Nonces nonces) {
    this.around = around;
    this.authentication = authentication;
    this.nonces = nonces;
    this.strangers = new Strangers(around.limits().strangersPerSecond(), around.nanos());
  }

  RelayAuthentication authentication() {
    return authentication;
  }

  byte[] nonce(Client client) {
    return nonces.make(client.remote().getAddress(), around.now());
  }

  boolean isFresh(byte[] nonce, Client client) {
    return nonces.good(nonce, client.remote().getAddress(), around.now());
  }

  /** Whether somebody who has not shown who he is gets one more answer. */
  boolean answersStranger(Client client) {
    boolean answered = strangers.answered(client.remote().getAddress(), around.nanos());
    around
        .figures()
        .count(answered ? Counter.RELAY_STRANGERS_ANSWERED : Counter.RELAY_STRANGERS_IGNORED);
    return answered;
  }

  void sweep() {
    strangers.sweep(around.nanos());
  }
}
