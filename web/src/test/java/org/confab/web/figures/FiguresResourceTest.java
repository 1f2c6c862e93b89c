package org.confab.web.figures;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.WebFigures;
import org.confab.core.figures.WebOperation;
import org.confab.web.answer.Answer;
import org.junit.jupiter.api.Test;

class FiguresResourceTest {
  @Test
  void tellsNumbersByNameAndWhatTheyCount() {
    WebFigures web = new WebFigures(new Figures());
    web.count(WebOperation.AUTODISCOVER_USER, 401, Duration.ofMillis(1500));

    JsonObject json =
        Answer.json(
            FiguresResource.shown(
                List.of(new Figure(Metric.FLOWS, () -> 3)), Map.of("users", 7L), web));

    assertThat(json.getJsonObject("gauges")).hasToString("{\"flows\":3}");
    assertThat(json.getJsonObject("tables")).hasToString("{\"users\":7}");
    assertThat(json.getJsonObject("web").getJsonObject("AutodiscoverUser"))
        .hasToString(
            "{\"requests\":1,\"refused\":0,\"challenged\":1,"
                + "\"seconds\":1.500000,\"longest\":1.500000}");
    assertThat(json.getJsonObject("web")).hasSize(WebOperation.values().length);
    assertThat(json.getJsonObject("help").getString("flows")).startsWith("Open connections");
    assertThat(json.getJsonObject("help"))
        .containsKeys("web.requests", "web.refused", "web.challenged", "web.seconds");
  }
}
