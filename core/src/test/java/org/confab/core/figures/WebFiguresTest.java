package org.confab.core.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.confab.core.figures.Tally.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebFiguresTest {
  private final WebFigures figures = new WebFigures(new Figures());

  @Test
  void tellsHowRequestsEndedAndHowLongTheyTook() {
    figures.count(WebOperation.ISSUE_TOKEN, 200, Duration.ofMillis(7));
    figures.count(WebOperation.ISSUE_TOKEN, 401, Duration.ofMillis(1));
    figures.count(WebOperation.ISSUE_TOKEN, 500, Duration.ofSeconds(30));

    Tally tally = figures.all().get(WebOperation.ISSUE_TOKEN);

    assertThat(Stream.of(Column.values()).map(tally::of)).containsExactly(3L, 1L, 1L);
    assertThat(tally.time().took()).isEqualTo(Duration.ofMillis(30_008));
    assertThat(tally.time().longest()).isEqualTo(Duration.ofSeconds(30));
    assertThat(tally.time().within(0)).isEqualTo(1);
    assertThat(tally.time().within(2)).isEqualTo(2);
    assertThat(tally.time().within(Timing.BOUNDS.size() - 1)).isEqualTo(2);
    assertThat(tally.time().count()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "/ABS/Handler/F-24EF.lsabs,ADDRESS_BOOK_FILES",
    "/Autodiscover/AutodiscoverService.svc/root,AUTODISCOVER_ROOT",
    "/Autodiscover/AutodiscoverService.svc/Root/User,AUTODISCOVER_USER",
    "/autodiscover/autodiscoverservice.svc/root/domain,AUTODISCOVER_DOMAIN"
  })
  void aPathIsOneRow(String path, WebOperation row) {
    assertThat(WebOperation.ofPath(path)).contains(row);
  }

  @Test
  void whatIsNoRowIsNotCounted() {
    assertThat(WebOperation.ofPath("/api/users")).isEmpty();
    assertThat(WebOperation.ofElement("")).isEmpty();
    assertThat(WebOperation.ofElement("DeleteLocations")).isEmpty();
    assertThat(Stream.of(WebOperation.values()).map(WebOperation::label)).doesNotHaveDuplicates();
  }
}
