package org.confab.web.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.confab.core.figures.Tally;
import org.confab.web.answer.Flat;
import org.confab.web.answer.Member;

/** What a web service was asked. */
record ServiceAnswer(
    @Flat Map<Tally.Column, Long> counts,
    @Member("How long all of it took") BigDecimal seconds,
    @Member("The longest of these, in seconds") BigDecimal longest) {

  static ServiceAnswer of(Tally tally) {
    Map<Tally.Column, Long> counts = new EnumMap<>(Tally.Column.class);
    for (Tally.Column column : Tally.Column.values()) {
      counts.put(column, tally.of(column));
    }
    return new ServiceAnswer(counts, seconds(tally.time().took()), seconds(tally.time().longest()));
  }

  private static BigDecimal seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9).setScale(6, RoundingMode.HALF_UP);
  }
}
