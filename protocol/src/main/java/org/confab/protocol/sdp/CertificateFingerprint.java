package org.confab.protocol.sdp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code a=fingerprint} (RFC 8122 5): the hash of the certificate that its writer shows in the
 * handshake. Who can change the description can change it; who cannot, cannot take the writer's
 * place.
 */
public final class CertificateFingerprint {
  private static final String ATTRIBUTE = "fingerprint";

  /** Most lines of a medium that are looked at. */
  private static final int MOST = 8;

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  /** The hashes that prove something, the weakest first; MD5 and SHA-1 do not (RFC 8122 5). */
  private enum Hash {
    SHA_256,
    SHA_384,
    SHA_512;

    static Optional<Hash> named(String name) {
      String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
      return Arrays.stream(values()).filter(hash -> hash.name().equals(wanted)).findFirst();
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    byte[] of(byte[] certificate) {
      try {
        return MessageDigest.getInstance(wireName().toUpperCase(Locale.ROOT)).digest(certificate);
      } catch (NoSuchAlgorithmException everyJdkHasIt) {
        throw new IllegalStateException(everyJdkHasIt);
      }
    }
  }

  private final Hash hash;
  private final byte[] value;

  private CertificateFingerprint(Hash hash, byte[] value) {
    this.hash = hash;
    this.value = value;
  }

  /** That of a certificate in DER, with SHA-256. */
  public static CertificateFingerprint of(byte[] certificate) {
    return new CertificateFingerprint(Hash.SHA_256, Hash.SHA_256.of(certificate));
  }

  /** Reads {@code sha-256 AB:CD…}; empty if it is malformed or its hash proves nothing. */
  public static Optional<CertificateFingerprint> parse(String text) {
    String[] words = text.strip().split("\\s+", -1);
    Optional<Hash> hash = Hash.named(words[0]);
    if (words.length != 2 || hash.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] value = COLONS.parseHex(words[1]);
      boolean whole = value.length == hash.get().of(new byte[0]).length;
      return whole ? Optional.of(new CertificateFingerprint(hash.get(), value)) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Those of a medium, or of its session: of the strongest hash alone, any of which may fit (RFC
   * 8122 5).
   */
  public static List<CertificateFingerprint> of(
      SessionDescription session, MediaDescription medium) {
    List<CertificateFingerprint> own = read(medium.attributes());
    List<CertificateFingerprint> all = own.isEmpty() ? read(session.attributes()) : own;
    Optional<Hash> strongest = all.stream().map(each -> each.hash).max(Hash::compareTo);
    return all.stream().filter(each -> each.hash == strongest.orElseThrow()).toList();
  }

  private static List<CertificateFingerprint> read(List<SdpAttribute> attributes) {
    List<CertificateFingerprint> out = new ArrayList<>();
    attributes.stream()
        .filter(attribute -> attribute.is(ATTRIBUTE))
        .limit(MOST)
        .forEach(attribute -> parse(attribute.value()).ifPresent(out::add));
    return out;
  }

  /** Whether a certificate in DER is the one that was meant. */
  public boolean fits(byte[] certificate) {
    return MessageDigest.isEqual(value, hash.of(certificate));
  }

  /** As an attribute. */
  public SdpAttribute attribute() {
    return new SdpAttribute(ATTRIBUTE, asString());
  }

  /** {@code sha-256 AB:CD…}. */
  public String asString() {
    return hash.wireName() + " " + COLONS.formatHex(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateFingerprint that
        && hash == that.hash
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return asString();
  }
}
