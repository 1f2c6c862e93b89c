package org.confab.protocol.kerberos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerberosNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"alice@AD.TEST", "sip/sip.litwareinc.com@AD.TEST", "Anna Walker@ad"})
  void a_name_is_written_as_it_was_read(String text) {
    assertThat(KerberosName.parse(text).asString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "alice", "@AD", "alice@", "a@b@C", "a\\@b@C", "/a@B", "a/@B", "a\n@B", "a@B C"
      })
  void what_could_be_somebody_elses_name_is_none(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> KerberosName.parse(text));
  }

  @Test
  void a_part_with_a_slash_is_no_name_of_two_parts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KerberosName.of(List.of("alice/admin"), "AD.TEST"));
    assertThat(KerberosName.of(List.of("alice", "admin"), "AD.TEST").isPerson()).isFalse();
    assertThat(KerberosName.parse("alice@AD.TEST").isPerson()).isTrue();
  }
}
