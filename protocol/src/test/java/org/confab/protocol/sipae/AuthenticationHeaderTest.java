package org.confab.protocol.sipae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationHeaderTest {
  @Test
  void real_credentials_are_read() {
    AuthenticationHeader header =
        AuthenticationHeader.parse(
            "NTLM qop=\"auth\", opaque=\"E5037416F2\", realm=\"SIP Communications Service\","
                + " targetname=\"ocs.example.test\", crand=\"5d2cf1e3\", cnum=\"2\","
                + " response=\"010000009B8C464D7117073164000000\"");
    assertThat(header.is("ntlm")).isTrue();
    assertThat(header.parameter("realm")).contains("SIP Communications Service");
    assertThat(header.parameter("cnum")).contains("2");
    assertThat(header.parameter("gssapi-data")).isEmpty();
    assertThat(header.version()).isEqualTo(2);
  }

  @Test
  void names_values_and_separators_come_in_many_spellings() {
    AuthenticationHeader header =
        AuthenticationHeader.parse("Kerberos  REALM = \"a, b=c\" ,snum=1,version=4, x=, ,y");
    assertThat(header.parameters())
        .containsExactly(
            Map.entry("realm", "a, b=c"),
            Map.entry("snum", "1"),
            Map.entry("version", "4"),
            Map.entry("x", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "version=3,3",
    "version=4,4",
    "'version=\"4\"',4",
    "x=1,2",
    "version=9,4",
    "version=1,2"
  })
  void the_version_is_two_unless_said_otherwise(String parameter, int version) {
    assertThat(AuthenticationHeader.parse("NTLM " + parameter).version()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "NTLM realm=\"open"})
  void what_is_no_header_value_is_refused(String value) {
    assertThatThrownBy(() -> AuthenticationHeader.parse(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_value_that_is_too_long_is_refused() {
    String value = "NTLM x=\"" + "a".repeat(AuthenticationHeader.MAX_LENGTH) + "\"";
    assertThatThrownBy(() -> AuthenticationHeader.parse(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_is_written_as_servers_write_it() {
    assertThat(
            AuthenticationHeader.of("NTLM")
                .with("realm", "SIP Communications Service")
                .with("targetname", "s")
                .withVersion(4)
                .asString())
        .isEqualTo("NTLM realm=\"SIP Communications Service\", targetname=\"s\", version=4");
    assertThat(AuthenticationHeader.of("NTLM").withVersion(2).asString()).isEqualTo("NTLM");
  }

  @Test
  void texts_show_no_values() {
    assertThat(AuthenticationHeader.parse("NTLM gssapi-data=\"secret\"").toString())
        .isEqualTo("NTLM[gssapi-data]");
  }

  @Provide
  Arbitrary<Map<String, String>> parameters() {
    Arbitrary<String> names =
        Arbitraries.strings().withCharRange('a', 'z').withChars('-').ofMinLength(1).ofMaxLength(9);
    Arbitrary<String> values =
        Arbitraries.strings().withCharRange(' ', '~').excludeChars('"').ofMaxLength(20);
    return Arbitraries.maps(names.filter(name -> !name.equals("version")), values).ofMaxSize(8);
  }

  @Property(tries = 300)
  void what_is_written_reads_back(@ForAll("parameters") Map<String, String> parameters) {
    AuthenticationHeader header = new AuthenticationHeader("NTLM", new LinkedHashMap<>(parameters));
    assertThat(AuthenticationHeader.parse(header.asString())).isEqualTo(header);
  }
}
