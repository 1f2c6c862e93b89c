package org.confab.protocol.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationProfileTest {
  @Property(tries = 100)
  void whatIsWrittenIsReadAgain(
      @ForAll @AlphaChars @NotEmpty @StringLength(max = 60) String name,
      @ForAll @NumericChars @NotEmpty @StringLength(max = 20) String prefix,
      @ForAll boolean internal,
      @ForAll boolean device,
      @ForAll Optional<Boolean> optimize) {
    LocationProfile profile =
        new LocationProfile(
            name,
            List.of(new NormalizationRule("^(\\d{4})$", "+1" + prefix + "$1", internal, device)),
            Optional.of(prefix),
            optimize);
    assertThat(LocationProfile.read(Xml.read(Xml.bytes(profile.write())))).isEqualTo(profile);
  }

  @Test
  void theDocumentHasTheElementsInTheOrderOfTheSchema() {
    LocationProfile profile =
        new LocationProfile(
            "redmond",
            NormalizationRule.parseAll("^1([0-9]{4})$ -> +1999421$1 internal device"),
            Optional.of("9"),
            Optional.of(true));

    assertThat(Xml.write(profile.write()))
        .isEqualTo(
            "<LocationProfileDescription"
                + " xmlns=\"http://schemas.microsoft.com/2007/03/LocationProfileDescription\">"
                + "<Name>redmond</Name><Rule><Pattern>^1([0-9]{4})$</Pattern>"
                + "<Translation>+1999421$1</Translation>"
                + "<InternalEnterpriseExtension>true</InternalEnterpriseExtension>"
                + "<ApplicableForDeviceDialing>true</ApplicableForDeviceDialing></Rule>"
                + "<ExternalAccessPrefix>9</ExternalAccessPrefix>"
                + "<OptimizeDeviceDialing>true</OptimizeDeviceDialing>"
                + "</LocationProfileDescription>");
  }

  @Test
  void rulesAreReadAsAdministratorsWriteThem() {
    List<NormalizationRule> rules =
        NormalizationRule.parseAll(
            "^(\\d{4})$ -> +1425555$1 internal; ^9?(\\d{10})$ -> +1$1\n^0$ -> 0 device");

    assertThat(rules)
        .containsExactly(
            new NormalizationRule("^(\\d{4})$", "+1425555$1", true, false),
            new NormalizationRule("^9?(\\d{10})$", "+1$1", false, false),
            new NormalizationRule("^0$", "0", false, true));
    assertThat(rules)
        .allSatisfy(
            rule -> assertThat(NormalizationRule.parseAll(rule.asString())).containsExactly(rule));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "^1$",
        "^(1$ -> 2",
        "^1$ -> +$1",
        "^(\\d+)$ -> +$2",
        "^1$ -> <script>",
        "^1$ -> 2 sometimes",
        " -> 2"
      })
  void rulesThatCannotWorkAreRefused(String text) {
    assertThatThrownBy(() -> NormalizationRule.parseAll(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thereAreNoMoreRulesThanTheLimit() {
    assertThatThrownBy(() -> NormalizationRule.parseAll("^1$ -> 2\n".repeat(65)))
        .hasMessageContaining("64");
  }
}
