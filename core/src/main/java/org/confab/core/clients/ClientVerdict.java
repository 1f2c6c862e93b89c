package org.confab.core.clients;

/**
 * What is done with a client.
 *
 * @param action the action
 * @param url where a newer client is; empty if the action names no address
 */
public record ClientVerdict(ClientAction action, String url) {
  /** The value of the Warning header ([MS-SIPREGE] 3.4.2.5.5); empty if the answer has none. */
  public String warning() {
    return action.warning(url);
  }
}
