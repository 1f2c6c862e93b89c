package org.confab.protocol.webticket;

/**
 * A name with its password in clear (WS-Security UsernameToken Profile 1.1, PasswordText).
 *
 * @param name the user's name
 * @param password the password
 */
public record UsernameToken(String name, String password) {
  @Override
  public String toString() {
    return "UsernameToken[" + name + "]";
  }
}
