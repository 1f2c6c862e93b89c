package org.confab.protocol.abs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsFileNameTest {
  @ParameterizedTest
  @CsvSource({"2001-01-01,0000", "2008-01-21,0A10", "2008-05-24,0A8C", "2026-11-21,24EF"})
  void daysAreCountedFromTheFirstOfTheMillennium(String date, String hex) {
    AbsDay day = AbsDay.of(LocalDate.parse(date));
    assertThat(day.asString()).isEqualTo(hex);
    assertThat(day.date()).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "F-0A11.lsabs",
        "F-0A11.dabs",
        "D-0A10-0A11.lsabs",
        "D-0A10-0A11.dabs",
        "C-0A10-0A11.lsabs"
      })
  void namesAreReadInAnyCaseAndWrittenInOne(String name) {
    assertThat(AbsFileName.parse(name.toLowerCase(Locale.ROOT)))
        .hasValueSatisfying(read -> assertThat(read.asString()).isEqualTo(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "F-0A11",
        "F-0A10-0A11.lsabs",
        "D-0A11.lsabs",
        "D-0A11-0A11.lsabs",
        "D-0A11-0A10.lsabs",
        "C-0A10-0A11.dabs",
        "F-0A1.lsabs",
        "../F-0A11.lsabs",
        "F-0A11.lsabs/..",
        "F-0A11.LSABS\n"
      })
  void whatCannotBeIsNoName(String name) {
    assertThat(AbsFileName.parse(name)).isEmpty();
  }

  @Test
  void aNameTellsWhatTheFileIs() {
    assertThat(AbsFileName.parse("c-0a10-0a11.lsabs"))
        .contains(AbsFileName.delta(AbsKind.COMPACT, new AbsDay(0xA10), new AbsDay(0xA11), false));
  }
}
