package org.confab.protocol.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceTicketTest {
  /** A line of the vectors; see the file's first line. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Vector(int type, int version, byte[] key, byte[] token) {
    static Vector of(String line) {
      String[] cells = line.split(" ", -1);
      return new Vector(
          Integer.parseInt(cells[0]),
          Integer.parseInt(cells[1]),
          HexFormat.of().parseHex(cells[2]),
          Base64.getDecoder().decode(cells[3]));
    }

    @Override
    public String toString() {
      return "encryption " + type;
    }
  }

  static List<Vector> vectors() {
    try (InputStream in = ServiceTicketTest.class.getResourceAsStream("/kerberos/tickets.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Vector::of).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The bytes of one element of DER. */
  private static byte[] der(int tag, byte[]... parts) {
    byte[] content = join(parts);
    byte[] head = {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
    return join(head, content);
  }

  private static byte[] join(byte[]... parts) {
    StringBuilder hex = new StringBuilder();
    for (byte[] part : parts) {
      hex.append(HexFormat.of().formatHex(part));
    }
    return HexFormat.of().parseHex(hex);
  }

  /** The token as a client sends it that leaves the choice of the mechanism to the server. */
  private static byte[] negotiated(byte[] token) {
    byte[] spnego = HexFormat.of().parseHex("06062b0601050502");
    byte[] kerberos = HexFormat.of().parseHex("06092a864886f712010202");
    byte[] mechanisms = der(0xa0, der(0x30, kerberos));
    return der(0x60, spnego, der(0xa0, der(0x30, mechanisms, der(0xa2, der(0x04, token)))));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_ticket_tells_whom_it_is_for_and_opens_with_the_services_key(Vector vector) {
    ServiceTicket ticket = ServiceTicket.in(vector.token());
    assertThat(ticket.service().asString())
        .matches("sip/[a-z0-9-]+\\.litwareinc\\.com@LITWAREINC\\.COM");
    assertThat(ticket.encryptionType()).isEqualTo(vector.type());
    assertThat(ticket.keyVersion()).isEqualTo(vector.version());
    ServiceTicket.Content content = ticket.open(vector.key());
    assertThat(content.client()).isEqualTo(KerberosName.parse("alice@LITWAREINC.COM"));
    assertThat(content.ends()).isEqualTo(Instant.parse("2026-11-22T10:51:17Z"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void a_negotiation_carries_the_same_ticket(Vector vector) {
    ServiceTicket ticket = ServiceTicket.in(negotiated(vector.token()));
    assertThat(ticket.open(vector.key()).client().name()).isEqualTo("alice");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void another_key_or_a_changed_ticket_does_not_open(Vector vector) {
    ServiceTicket ticket = ServiceTicket.in(vector.token());
    byte[] other = vector.key().clone();
    other[0] ^= 1;
    assertThatIllegalArgumentException().isThrownBy(() -> ticket.open(other));
    assertThatIllegalArgumentException().isThrownBy(() -> ticket.open(new byte[7]));
    byte[] changed = ticket.sealed().clone();
    changed[changed.length / 2] ^= 1;
    ServiceTicket tampered =
        new ServiceTicket(ticket.service(), ticket.encryptionType(), 1, changed);
    assertThatIllegalArgumentException().isThrownBy(() -> tampered.open(vector.key()));
  }

  @Test
  void a_ticket_of_an_unknown_encryption_does_not_open() {
    ServiceTicket des = new ServiceTicket(KerberosName.parse("sip/a@B"), 3, 1, new byte[64]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> des.open(new byte[8]))
        .withMessage("encryption 3");
  }

  @Property
  void whatever_is_broken_is_refused_as_such(
      @ForAll @IntRange(max = 700) int at, @ForAll byte value) {
    Vector vector = vectors().get(0);
    byte[] token = vector.token().clone();
    token[at] = value;
    try {
      ServiceTicket.in(token).open(vector.key());
    } catch (IllegalArgumentException refused) {
      assertThat(refused).isNotNull();
    }
  }

  @Property
  void what_is_cut_off_is_refused(@ForAll @IntRange(max = 700) int length) {
    byte[] token = Arrays.copyOf(vectors().get(0).token(), length);
    assertThatThrownBy(() -> ServiceTicket.in(token)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_token_of_endless_length_is_not_looked_at() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServiceTicket.in(new byte[ServiceTicket.MAX_TOKEN + 1]))
        .withMessageContaining("48001");
  }

  /** RFC 3961 A.1. */
  @Test
  void a_constant_is_drawn_out_to_a_block() {
    byte[] folded = EncryptionType.folded("kerberos".getBytes(StandardCharsets.US_ASCII));
    assertThat(HexFormat.of().formatHex(folded)).isEqualTo("6b65726265726f737b9b5b2b93132b93");
  }
}
