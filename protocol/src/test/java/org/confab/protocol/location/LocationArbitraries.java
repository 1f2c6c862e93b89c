package org.confab.protocol.location;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.confab.protocol.location.IpAddress.Family;

/** Values of this package, for properties. */
final class LocationArbitraries {
  private LocationArbitraries() {}

  static Arbitrary<IpAddress> addresses() {
    return Arbitraries.of(Family.class)
        .flatMap(
            family ->
                Arbitraries.bigIntegers()
                    .between(
                        BigInteger.ZERO,
                        BigInteger.ONE.shiftLeft(family.bits()).subtract(BigInteger.ONE))
                    .filter(value -> family == Family.V4 || value.bitLength() > 48)
                    .map(value -> new IpAddress(family, value)));
  }

  static Arbitrary<LldpId> lldpIds() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 255),
            Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(LldpId.MAX_OCTETS))
        .as(LldpId::of);
  }

  static Arbitrary<MacAddress> macAddresses() {
    return Arbitraries.bytes()
        .array(byte[].class)
        .ofSize(MacAddress.OCTETS)
        .map(octets -> MacAddress.of(octets));
  }

  static Arbitrary<CivicAddress> civicAddresses() {
    return Arbitraries.maps(
            Arbitraries.of(CivicPart.class),
            Arbitraries.strings().ofMaxLength(16).filter(t -> fits(t)))
        .map(LocationArbitraries::address);
  }

  private static boolean fits(String text) {
    return text.codePoints()
        .noneMatch(c -> c < 0x20 || c == 0x7F || c == 0xFFFE || c == 0xFFFF || isSurrogate(c));
  }

  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static CivicAddress address(Map<CivicPart, String> texts) {
    Map<CivicPart, String> parts = new EnumMap<>(CivicPart.class);
    parts.putAll(texts);
    parts.put(CivicPart.COUNTRY, "US");
    return new CivicAddress(parts);
  }
}
