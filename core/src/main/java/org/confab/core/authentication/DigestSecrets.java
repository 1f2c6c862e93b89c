package org.confab.core.authentication;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.digest.DigestHash;
import org.confab.protocol.sip.SipUri;

/**
 * What Digest needs of a user's password: per algorithm the hashes for the two names under which a
 * phone may be configured, {@code alice} and {@code alice@domain}, both in lower case.
 *
 * @param aor whose they are
 * @param realm the realm that they hold for: the user's domain
 * @param hashes per algorithm the hash of the short and of the full name, one behind the other
 */
@SuppressWarnings("ArrayRecordComponent") // compared by equals below
public record DigestSecrets(SipUri aor, String realm, Map<DigestAlgorithm, byte[]> hashes) {

  /** Checks the lengths. */
  public DigestSecrets {
    aor = aor.aor();
    hashes = new EnumMap<>(hashes);
    hashes.forEach(
        (algorithm, both) -> {
          if (both.length != 2 * algorithm.length()) {
            throw new IllegalArgumentException("no two hashes of " + algorithm.token());
          }
        });
  }

  /** The secrets that follow from a password. */
  public static DigestSecrets of(SipUri user, String password) {
    SipUri aor = user.aor();
    String realm = aor.host();
    Map<DigestAlgorithm, byte[]> hashes = new EnumMap<>(DigestAlgorithm.class);
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      byte[] name = DigestHash.of(algorithm, aor.user(), realm, password).bytes();
      byte[] address = DigestHash.of(algorithm, aor.address(), realm, password).bytes();
      byte[] both = Arrays.copyOf(name, name.length + address.length);
      System.arraycopy(address, 0, both, name.length, address.length);
      hashes.put(algorithm, both);
    }
    return new DigestSecrets(aor, realm, hashes);
  }

  /** The hash for that algorithm and user name as the client writes it; empty if there is none. */
  Optional<DigestHash> hash(DigestAlgorithm algorithm, String username) {
    byte[] both = hashes.get(algorithm);
    if (both == null) {
      return Optional.empty();
    }
    int from = username.equals(aor.user()) ? 0 : algorithm.length();
    if (from > 0 && !username.equals(aor.address())) {
      return Optional.empty();
    }
    return Optional.of(
        DigestHash.of(algorithm, Arrays.copyOfRange(both, from, from + algorithm.length())));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DigestSecrets that
        && aor.equals(that.aor)
        && realm.equals(that.realm)
        && hashes.keySet().equals(that.hashes.keySet())
        && hashes.entrySet().stream()
            .allMatch(e -> Arrays.equals(e.getValue(), that.hashes.get(e.getKey())));
  }

  @Override
  public int hashCode() {
    return aor.hashCode();
  }

  /** Whose they are, nothing of what they are. */
  @Override
  public String toString() {
    return "DigestSecrets[" + aor + ", " + hashes.keySet() + "]";
  }
}
