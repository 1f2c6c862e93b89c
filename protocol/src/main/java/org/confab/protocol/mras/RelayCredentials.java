package org.confab.protocol.mras;

import java.util.Arrays;
import java.util.Base64;

/**
 * User name and password at a media relay. Clients of [MS-TURN] use the bytes themselves, those of
 * RFC 5766 their base64 forms as text. Compared as a whole; {@link #toString} tells no password.
 */
public final class RelayCredentials {
  /** The realm of all relays. */
  public static final String REALM = "rtcmedia";

  private final byte[] username;
  private final byte[] password;

  RelayCredentials(byte[] username, byte[] password) {
    this.username = username;
    this.password = password;
  }

  /** Reads the base64 forms; throws {@link IllegalArgumentException} if they are none. */
  public static RelayCredentials parse(String username, String password) {
    Base64.Decoder base64 = Base64.getDecoder();
    return new RelayCredentials(base64.decode(username), base64.decode(password));
  }

  /** The user name in base64. */
  public String username() {
    return Base64.getEncoder().encodeToString(username);
  }

  /** The password in base64. */
  public String password() {
    return Base64.getEncoder().encodeToString(password);
  }

  /** The user name's bytes. */
  public byte[] usernameBytes() {
    return username.clone();
  }

  /** The password's bytes. */
  public byte[] passwordBytes() {
    return password.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RelayCredentials that
        && Arrays.equals(username, that.username)
        && Arrays.equals(password, that.password);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(username);
  }

  @Override
  public String toString() {
    return "RelayCredentials[" + username() + "]";
  }
}
