package org.confab.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class BarsTest {
  private static String drawn(double first, double second, OptionalDouble goal) {
    return new Bars("a < b & c", "legend")
        .with(new Bars.Bar("one", true, first, second, goal, "100"))
        .with(new Bars.Bar("other", false, 50, 0, OptionalDouble.empty(), "50"))
        .draw();
  }

  @Test
  void isWellFormedWhateverTheNamesAre() {
    String svg = drawn(100, 20, OptionalDouble.of(80));

    assertThat(Xml.read(svg.getBytes(StandardCharsets.UTF_8)).name()).isEqualTo("svg");
  }

  @Test
  void theLongestBarFillsTheWidthAndTheOthersAreInProportion() {
    Matcher width =
        Pattern.compile("<rect x=\"250.0\" y=\"\\d+\" width=\"([0-9.]+)\"")
            .matcher(drawn(100, 0, OptionalDouble.empty()));

    assertThat(width.find()).isTrue();
    assertThat(width.group(1)).isEqualTo("380.0");
    assertThat(width.find()).isTrue();
    assertThat(width.group(1)).isEqualTo("190.0");
  }

  @Test
  void aGoalBeyondTheBarStaysInThePicture() {
    assertThat(drawn(100, 0, OptionalDouble.of(200)))
        .contains("<line x1=\"630.0\"")
        .contains("width=\"190.0\"");
  }

  @Test
  void nothingMeasuredIsNoPicture() {
    assertThat(new Bars("title", "legend").isEmpty()).isTrue();
    assertThat(new Bars("title", "legend").draw()).doesNotContain("NaN");
  }
}
