package org.confab.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0,bytes 0-0/100",
    "bytes=0-,bytes 0-99/100",
    "bytes=10-19,bytes 10-19/100",
    "bytes=90-500,bytes 90-99/100",
    "bytes=-10,bytes 90-99/100",
    "bytes=-500,bytes 0-99/100",
    "bytes=100-,bytes */100",
    "bytes=100-200,bytes */100",
    "bytes=-0,bytes */100"
  })
  void aPartIsOneOfTheRepresentation(String header, String told) {
    assertThat(ByteRange.parse(header, 100))
        .hasValueSatisfying(range -> assertThat(range.contentRange(100)).isEqualTo(told));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "lines=0-1",
        "bytes=a-b",
        "bytes=1-99999999999999999999"
      })
  void whatCannotBeReadAsksForAll(String header) {
    assertThat(ByteRange.parse(header, 100)).isEmpty();
  }

  @Property
  void nothingOutsideIsEverSent(
      @ForAll @LongRange(max = 1_000) long first,
      @ForAll @LongRange(max = 1_000) long last,
      @ForAll @LongRange(max = 1_000) long length) {
    ByteRange.parse("bytes=" + first + "-" + last, length)
        .filter(ByteRange::isThere)
        .ifPresent(
            range -> {
              assertThat(range.first()).isBetween(0L, length - 1);
              assertThat(range.length()).isBetween(1L, length);
              assertThat(range.last()).isBetween(range.first(), length - 1);
            });
  }
}
