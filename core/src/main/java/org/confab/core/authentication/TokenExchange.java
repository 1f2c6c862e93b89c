package org.confab.core.authentication;

/** One handshake of a {@link TokenScheme}. Calls come one after the other. */
@FunctionalInterface
public interface TokenExchange {
  /**
   * Takes the client's next token.
   *
   * @param token as it was sent; empty where the client leaves the start to the server
   * @throws IllegalArgumentException if it cannot be read
   */
  TokenStep next(byte[] token);
}
