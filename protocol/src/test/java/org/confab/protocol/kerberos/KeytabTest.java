package org.confab.protocol.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeytabTest {
  /** Written by kadmin of MIT krb5 1.20. */
  private static final byte[] KEYTAB =
      Base64.getDecoder()
          .decode(
              "BQIAAABwAAIADkxJVFdBUkVJTkMuQ09NAANzaXAAJmFlczI1Ni1jdHMtaG1hYy1zaGExLTk2LmxpdHdhcm"
                  + "VpbmMuY29tAAAAAWsBd6UBABIAIG2X/2JYGDmZdKJQc/Q3rZunf5pu7Dm4IjPjKdGAA6fVAAAAAQ==");

  private static final Keytab.Entry ENTRY =
      new Keytab.Entry(
          KerberosName.parse("sip/aes256-cts-hmac-sha1-96.litwareinc.com@LITWAREINC.COM"),
          EncryptionType.AES256_SHA1.number());

  @Test
  void it_tells_whose_keys_it_holds() {
    assertThat(Keytab.parse(KEYTAB).entries()).containsExactly(ENTRY);
  }

  @Test
  void what_was_deleted_in_between_is_passed_over() {
    ByteBuffer file = ByteBuffer.allocate(2 * KEYTAB.length + 9);
    file.put(KEYTAB).putInt(-7).put(new byte[7]).put(KEYTAB, 2, KEYTAB.length - 2);
    assertThat(Keytab.parse(file.array()).entries()).isEqualTo(List.of(ENTRY, ENTRY));
  }

  @Test
  void what_is_cut_off_or_of_another_format_is_no_keytab() {
    for (int length = 0; length < KEYTAB.length; length++) {
      byte[] cut = Arrays.copyOf(KEYTAB, length);
      if (length < 2 || length > 5) {
        assertThatIllegalArgumentException().isThrownBy(() -> Keytab.parse(cut));
      } else {
        assertThat(Keytab.parse(cut).entries()).isEmpty();
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Keytab.parse("BQIAAABw".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Property
  void whatever_else_it_is_ends_in_a_refusal(@ForAll byte[] rest) {
    byte[] file = ByteBuffer.allocate(rest.length + 2).putShort((short) 0x502).put(rest).array();
    try {
      assertThat(Keytab.parse(file).entries()).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("no keytab");
    }
  }
}
