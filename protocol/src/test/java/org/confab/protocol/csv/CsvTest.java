package org.confab.protocol.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  @Test
  void cellsStandBetweenCommasAndInQuotes() {
    assertThat(Csv.read("a,b,\r\n\"c, \"\"d\"\"\",,\"e\nf\"\n\n,\n\"\"\ng", 9))
        .containsExactly(
            new CsvRow(1, List.of("a", "b", "")),
            new CsvRow(2, List.of("c, \"d\"", "", "e\nf")),
            new CsvRow(5, List.of("", "")),
            new CsvRow(7, List.of("g")));
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(Csv.read("\uFEFFa", 9)).containsExactly(new CsvRow(1, List.of("a")));
    assertThat(Csv.read("", 9)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'a\nb\"c',2,a quote inside a cell",
        "'a\n\"b\n\n',2,a quote is not closed",
        "'\"a\"b',1,text behind a quoted cell",
        "'a\na\na\na',4,more than 3 rows"
      })
  void whatIsNoTableIsRefusedWithItsLine(String text, int line, String why) {
    assertThatThrownBy(() -> Csv.read(text, 3))
        .isInstanceOfSatisfying(CsvMalformed.class, m -> assertThat(m.line()).isEqualTo(line))
        .hasMessageContaining(why);
  }

  @Test
  void aRowHasAnEnd() {
    assertThatThrownBy(() -> Csv.read(",".repeat(Csv.MAX_CELLS + 1), 9))
        .isInstanceOf(CsvMalformed.class);
  }

  @Property
  void rowsAreReadAsTheyWereWritten(
      @ForAll @Size(max = 8) List<@Size(min = 2, max = 5) List<String>> rows) {
    assertThat(Csv.read(Csv.write(rows), 9)).extracting(CsvRow::cells).isEqualTo(rows);
    assertThat(Csv.read(Csv.write(Collections.nCopies(2, List.of("x", ""))), 9)).hasSize(2);
  }
}
