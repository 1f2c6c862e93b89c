package org.confab.protocol.abs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AbsFileTest {
  private static final AbsFileName DELTA =
      AbsFileName.delta(AbsKind.DELTA, new AbsDay(0xA10), new AbsDay(0xA11), false);
  private static final String RULES = "E164\r\n\r\n";

  @Test
  void theHeaderOfADeltaIsThatOfTheSpecification() throws IOException {
    byte[] file = write(AbsHeader.of(DELTA, Optional.of(RULES)), List.of());
    assertThat(HexFormat.of().formatHex(file, 0, 26))
        .isEqualTo("16c14bb50890c747b9bdf3bb1a0ab6eb" + "100a110a14001400" + "0100");
    assertThat(Arrays.copyOfRange(file, 26, 154)).containsOnly(0);
    assertThat(HexFormat.of().formatHex(file, 154, 167))
        .isEqualTo("09000000" + "453136340d0a0d0a00");
  }

  @Test
  void attributesAreThoseOfTheExamples() throws IOException {
    String file = HexFormat.of().formatHex(write(AbsHeader.of(DELTA, Optional.empty()), List.of()));
    assertThat(file)
        .contains("2100" + "0800" + "00000007" + hex("physicalDeliveryOfficeName"))
        .contains("0c00" + "0500" + "00000004" + hex("title"));
  }

  @Test
  void valuesAreThoseOfTheExamples() throws IOException {
    UUID id = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
    AbsContact contact =
        new AbsContact(
            id,
            List.of(new AbsValue(15, "tel:+5555334312"), new AbsValue(5, "Development Manager")));
    String file =
        HexFormat.of().formatHex(write(AbsHeader.of(DELTA, Optional.empty()), List.of(contact)));
    assertThat(file)
        .endsWith(
            "36000000"
                + "33221100554477668899aabbccddeeff"
                + "0f"
                + hex("tel:+5555334312")
                + "05"
                + hex("Development Manager"));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex((text + '\0').getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 100)
  void whatIsWrittenIsRead(@ForAll("contacts") List<AbsContact> contacts, @ForAll boolean rules)
      throws IOException {
    AbsHeader header = AbsHeader.of(DELTA, rules ? Optional.of(RULES) : Optional.empty());
    try (AbsReader reader = new AbsReader(new ByteArrayInputStream(write(header, contacts)))) {
      assertThat(reader.header()).isEqualTo(header);
      assertThat(all(reader)).isEqualTo(contacts);
    }
  }

  @Property(tries = 200)
  void aFileThatBreaksOffIsRefusedOrEndsBetweenContacts(
      @ForAll("contacts") List<AbsContact> contacts,
      @ForAll @DoubleRange(min = 0, max = 1) double part)
      throws IOException {
    byte[] file = write(AbsHeader.of(DELTA, Optional.of(RULES)), contacts);
    byte[] start = Arrays.copyOf(file, (int) (part * file.length));
    try (AbsReader reader = new AbsReader(new ByteArrayInputStream(start))) {
      List<AbsContact> read = all(reader);
      assertThat(read).isEqualTo(contacts.subList(0, read.size()));
    } catch (ProtocolException broken) {
      assertThat(broken).hasMessageContaining("breaks off");
    }
  }

  @Property(tries = 500)
  void anythingElseIsRefused(@ForAll byte[] bytes) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> new AbsReader(new ByteArrayInputStream(bytes)));
  }

  @Property(tries = 500)
  void aFileInWhichSomethingIsOtherIsReadOrRefused(
      @ForAll("contacts") List<AbsContact> contacts,
      @ForAll @DoubleRange(min = 0, max = 1) double where,
      @ForAll byte other)
      throws IOException {
    byte[] file = write(AbsHeader.of(DELTA, Optional.of(RULES)), contacts);
    file[(int) (where * (file.length - 1))] = other;
    try (AbsReader reader = new AbsReader(new ByteArrayInputStream(file))) {
      assertThat(all(reader)).hasSizeLessThan(file.length);
    } catch (ProtocolException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Test
  void aContactHasItsLimit() {
    AbsContact tooLong =
        new AbsContact(new UUID(1, 1), List.of(new AbsValue(4, "x".repeat(AbsWriter.MAX_CONTACT))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(AbsHeader.of(DELTA, Optional.empty()), List.of(tooLong)))
        .withMessageContaining("65536");
  }

  @Provide
  Arbitrary<List<AbsContact>> contacts() {
    Arbitrary<AbsValue> values =
        Combinators.combine(
                Arbitraries.integers().between(0, 255),
                Arbitraries.strings().excludeChars('\0').ofMaxLength(20).map(AbsFileTest::sound))
            .as(AbsValue::new);
    return Combinators.combine(
            Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new),
            values.list().ofMaxSize(8))
        .as(AbsContact::new)
        .list()
        .ofMaxSize(5);
  }

  /** Half of a pair of surrogates cannot be written in UTF-8. */
  private static String sound(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static byte[] write(AbsHeader header, List<AbsContact> contacts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AbsWriter writer = new AbsWriter(out, header)) {
      for (AbsContact contact : contacts) {
        writer.write(contact);
      }
    }
    return out.toByteArray();
  }

  private static List<AbsContact> all(AbsReader reader) throws IOException {
    List<AbsContact> contacts = new ArrayList<>();
    for (Optional<AbsContact> next = reader.next(); next.isPresent(); next = reader.next()) {
      contacts.add(next.get());
    }
    return contacts;
  }
}
