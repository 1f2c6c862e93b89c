package org.confab.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipDomainsTest {
  private final SipDomains domains = SipDomains.of("Contoso.com", "fabrikam.com", "CONTOSO.de");

  @Test
  void theFirstIsThePrimaryAndAllAreInLowerCase() {
    assertThat(domains.primary()).isEqualTo("contoso.com");
    assertThat(domains.others()).containsExactly("fabrikam.com", "contoso.de");
    assertThat(domains.all()).containsExactly("contoso.com", "fabrikam.com", "contoso.de");
    assertThat(SipDomains.of("a.example").others()).isEmpty();
  }

  @Test
  void aHostIsOursHoweverItIsCapitalisedAndNothingBelowIt() {
    assertThat(List.of("contoso.com", "Fabrikam.COM", "contoso.de")).allMatch(domains::isOurs);
    assertThat(List.of("", "com", "sip.contoso.com", "xcontoso.com", "contoso.com."))
        .noneMatch(domains::isOurs);
  }

  @Test
  void aDomainIsCalledByItsNameOrItsFirstLabel() {
    assertThat(domains.called("FABRIKAM")).containsExactly("fabrikam.com");
    assertThat(domains.called("contoso.DE")).containsExactly("contoso.de");
    assertThat(domains.called("contoso")).containsExactly("contoso.com", "contoso.de");
    assertThat(domains.called("northwind")).isEmpty();
    assertThat(domains.called("")).isEmpty();
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(SipDomains.parse(domains.asString())).isEqualTo(domains).hasSameHashCodeAs(domains);
    assertThat(SipDomains.parse(" contoso.com, fabrikam.com\tcontoso.de,")).isEqualTo(domains);
    assertThat(SipDomains.of("fabrikam.com", "contoso.com", "contoso.de")).isNotEqualTo(domains);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "*.contoso.com",
        "münchen.example",
        "a..b",
        "-a.example",
        "a_b.example",
        "[::1]"
      })
  void whatIsNoHostNameIsRefused(String list) {
    assertThatThrownBy(() -> SipDomains.parse(list)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameOfOtherLettersIsTakenAsDnsHasIt() {
    assertThat(SipDomains.of("xn--mnchen-3ya.example").isOurs("XN--mnchen-3ya.example")).isTrue();
  }

  @Test
  void noneIsThereTwice() {
    assertThatThrownBy(() -> SipDomains.of("contoso.com", "fabrikam.com", "Contoso.com"))
        .hasMessage("the domain contoso.com is there twice");
  }

  @Test
  void thereAreAHundredOthersAtMost() {
    String most =
        IntStream.range(0, SipDomains.MAX_OTHERS)
            .mapToObj(at -> "d%d.example".formatted(at))
            .collect(Collectors.joining(","));
    assertThat(SipDomains.parse("contoso.com," + most).others()).hasSize(100);
    assertThatThrownBy(() -> SipDomains.parse("contoso.com,fabrikam.com," + most))
        .hasMessage("more than 100 domains beside contoso.com");
  }
}
