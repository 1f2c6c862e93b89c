package org.confab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawMessageAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<sip:a@b>;tag=1 | sip:a@b | 1",
        "sip:a@b;tag=1 | sip:a@b | 1",
        "sip:a@b | sip:a@b | ``",
        "\"x\" <sip:a@b;tag=no> ; TAG = \"1\" | sip:a@b;tag=no | 1",
        "\"<sip:c@d>;tag=2\" <sip:a@b>;tag=1 | sip:a@b | 1",
        "\"say \\\"<hi>\\\"\" <sip:a@b>;tag=1 | sip:a@b | 1",
        "<sip:a@b>;x=\";tag=2\";tag=1 | sip:a@b | 1",
        "<sip:a@b>;lr;tag=1 | sip:a@b | 1",
        "Alice <SIP:A@B> | SIP:A@B | ``",
        "<sip:a@b | <sip:a@b | ``",
        "`` | `` | ``"
      })
  void uri_and_tag_are_found_in_every_spelling(String value, String uri, String tag) {
    RawMessageAddress address = RawMessageAddress.parse(value);
    assertThat(address.uri()).isEqualTo(uri);
    assertThat(address.tag()).isEqualTo(tag);
  }

  @Test
  void a_list_is_split_outside_quotes_and_brackets() {
    assertThat(RawMessageAddress.parseList("\"A, B\" <sip:a,b@c>;x=1 , <tel:+1>, ,sip:d"))
        .extracting(RawMessageAddress::uri)
        .containsExactly("sip:a,b@c", "tel:+1", "sip:d");
    assertThat(RawMessageAddress.parseList("")).isEmpty();
  }

  @Test
  void what_is_no_sip_uri_has_no_address_of_record() {
    assertThat(RawMessageAddress.parse("<tel:+1>").aor()).isEmpty();
    assertThat(RawMessageAddress.parse("").aor()).isEmpty();
  }
}
