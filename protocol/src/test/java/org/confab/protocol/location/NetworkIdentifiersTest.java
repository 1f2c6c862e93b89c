package org.confab.protocol.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkIdentifiersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "12-34-56-78-9A-BC",
        "12-34-56-78-9a-bc",
        " 12:34:56:78:9a:bc ",
        "1234.5678.9abc",
        "123456789ABC"
      })
  void everySpellingOfAMacAddressIsTheSame(String text) {
    assertThat(MacAddress.parse(text).asString()).isEqualTo("12-34-56-78-9A-BC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "12-34-56-78-9A", "12-34-56-78-9A-BC-DE", "12-34-56-78-9A-BG"})
  void whatIsNoMacAddressIsRefused(String text) {
    assertThatThrownBy(() -> MacAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "' 127.0.0.1 ',127.0.0.1",
    "::ffff:10.0.0.1,10.0.0.1",
    "2001:DB8:0:0:1:0:0:1,2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1,2001:db8:0:1:1:1:1:1",
    "fe80::1%eth0,fe80::1",
    "::,::",
    "1::,1::",
    "::1,::1"
  })
  void anAddressIsWrittenInOneWay(String text, String written) {
    assertThat(IpAddress.parse(text).asString()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "1.2.3",
        "1.2.3.256",
        "1.2.3.4.5",
        "1.2.3.4%eth0",
        "999.1.1.1",
        "010.0.0.1",
        "2001:db8::1::2",
        "12345::",
        "abc.example.com",
        "a:b",
        "[::1]"
      })
  void whatIsNoAddressIsRefusedAndNoNameIsLookedUp(String text) {
    assertThatThrownBy(() -> IpAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  /** The JDK, which would ask DNS for it, is not asked. */
  @ParameterizedTest
  @ValueSource(strings = {"1.2.3.256", "999.1.1.1", "abc.example.com", "1.2.3.4%eth0"})
  void aNameThatLooksLikeAnAddressIsRefusedAtSight(String text) {
    assertThatThrownBy(() -> IpAddress.parse(text)).hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/8,127.255.0.1,true",
    "127.0.0.0/8,128.0.0.1,false",
    "0.0.0.0/0,255.255.255.255,true",
    "10.1.2.3/32,10.1.2.3,true",
    "10.1.2.3/32,10.1.2.2,false",
    "2001:db8::/32,2001:db8:ffff::1,true",
    "2001:db8::/32,2001:db9::1,false",
    "::/0,10.0.0.1,false"
  })
  void aSubnetHoldsTheAddressesOfItsPrefix(String subnet, String address, boolean holds) {
    assertThat(Subnet.parse(subnet).contains(IpAddress.parse(address))).isEqualTo(holds);
  }

  @Test
  void aSubnetBeginsWithItsFirstAddress() {
    assertThatThrownBy(() -> Subnet.parse("10.1.2.3/8"))
        .hasMessage("10.1.2.3 has bits beyond its first 8: is it 10.0.0.0/8?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "x/8"})
  void whatIsNoSubnetIsRefused(String text) {
    assertThatThrownBy(() -> Subnet.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void everySubnetOfAnAddressHoldsItTheSmallestFirst(@ForAll("addresses") IpAddress address) {
    assertThat(Subnet.containing(address))
        .hasSize(address.family().bits() + 1)
        .allMatch(subnet -> subnet.contains(address))
        .startsWith(new Subnet(address, address.family().bits()))
        .isSortedAccordingTo((a, b) -> Integer.compare(b.length(), a.length()));
  }

  @Property
  void addressesAndSubnetsAreReadAsTheyWereWritten(@ForAll("addresses") IpAddress address) {
    assertThat(IpAddress.parse(address.asString())).isEqualTo(address);
    Subnet subnet = Subnet.of(address, address.family().bits() / 2);
    assertThat(Subnet.parse(subnet.asString())).isEqualTo(subnet);
  }

  @Test
  void anLldpIdIsSubtypeAndOctets() {
    LldpId id = LldpId.ofBase64(Base64.getEncoder().encodeToString(new byte[] {4, 1, 2, -1}));
    assertThat(id).isEqualTo(new LldpId(4, "0102ff"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BA==", "no base64!", "B"})
  void anLldpIdWithoutIdIsRefused(String text) {
    assertThatThrownBy(() -> LldpId.ofBase64(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anLldpIdLongerThanATlvIsRefused() {
    String most = Base64.getEncoder().encodeToString(new byte[256]);
    assertThat(LldpId.ofBase64(most).bytes()).hasSize(255);
    String more = Base64.getEncoder().encodeToString(new byte[257]);
    assertThatThrownBy(() -> LldpId.ofBase64(more)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LldpId.ofBase64("A".repeat(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "12-34-56-78-9a-bc,4,mac:12-34-56-78-9A-BC",
    "MAC:12:34:56:78:9a:bc,4,mac:12-34-56-78-9A-BC",
    "name:Gi1/0/7,6,name:Gi1/0/7",
    "local:0x00ff,7,local:0x00ff",
    "9:0x41,9,9:0x41",
    "9:A,9,9:0x41"
  })
  void peopleNameTheSubtype(String text, int subtype, String written) {
    LldpId id = LldpSubtypes.CHASSIS.parse(text);
    assertThat(id.subtype()).isEqualTo(subtype);
    assertThat(LldpSubtypes.CHASSIS.write(id)).isEqualTo(written);
  }

  @Test
  void theSameWordIsAnotherNumberForAPort() {
    assertThat(LldpSubtypes.PORT.parse("name:Gi1/0/7").subtype()).isEqualTo(5);
    assertThat(LldpSubtypes.PORT.parse("12-34-56-78-9a-bc").subtype()).isEqualTo(3);
  }

  @Property
  void lldpIdsAreReadAsTheyWereWritten(@ForAll("lldpIds") LldpId id) {
    assertThat(LldpId.ofBase64(id.asBase64())).isEqualTo(id);
    for (LldpSubtypes table : LldpSubtypes.values()) {
      assertThat(table.parse(table.write(id))).isEqualTo(id);
    }
  }

  @Provide
  Arbitrary<IpAddress> addresses() {
    return LocationArbitraries.addresses();
  }

  @Provide
  Arbitrary<LldpId> lldpIds() {
    return LocationArbitraries.lldpIds();
  }
}
