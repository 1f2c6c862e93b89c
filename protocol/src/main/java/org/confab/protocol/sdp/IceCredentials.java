package org.confab.protocol.sdp;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code a=ice-ufrag} and {@code a=ice-pwd} (RFC 8839 5.4).
 *
 * @param ufrag names the session in checks
 * @param password signs the checks that its owner gets
 */
public record IceCredentials(String ufrag, String password) {
  private static final String UFRAG = "ice-ufrag";
  private static final String PASSWORD = "ice-pwd";
  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9+/]{1,256}");
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** Ours have 48 and 144 random bits: RFC 8445 5.3 asks for 24 and 128. */
  private static final int OUR_UFRAG = 8;

  private static final int OUR_PASSWORD = 24;

  /** Throws {@link IllegalArgumentException} for characters that ICE has not. */
  public IceCredentials {
    if (!CHARACTERS.matcher(ufrag).matches() || !CHARACTERS.matcher(password).matches()) {
      throw new IllegalArgumentException("not credentials of ICE");
    }
  }

  /** New ones. */
  public static IceCredentials generate(SecureRandom random) {
    return new IceCredentials(letters(random, OUR_UFRAG), letters(random, OUR_PASSWORD));
  }

  private static String letters(SecureRandom random, int count) {
    StringBuilder out = new StringBuilder(count);
    random.ints(count, 0, ALPHABET.length()).forEach(i -> out.append(ALPHABET.charAt(i)));
    return out.toString();
  }

  /** Those of a medium or its session; {@link MalformedSdp} if they cannot be used. */
  public static Optional<IceCredentials> of(SessionDescription session, MediaDescription medium) {
    Optional<String> ufrag = session.attribute(medium, UFRAG);
    Optional<String> password = session.attribute(medium, PASSWORD);
    if (ufrag.isEmpty() || password.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IceCredentials(ufrag.get(), password.get()));
    } catch (IllegalArgumentException strange) {
      throw new MalformedSdp(String.valueOf(strange.getMessage()));
    }
  }

  /** As attributes. */
  public List<SdpAttribute> asAttributes() {
    return List.of(new SdpAttribute(UFRAG, ufrag), new SdpAttribute(PASSWORD, password));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "IceCredentials[" + ufrag + "]";
  }
}
