package org.confab.core.mcufactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.mcufactory.MediaServers.ALICE;
import static org.confab.core.mcufactory.MediaServers.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.Timing;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;

class TimedMcuControlTest {
  private final AtomicLong nanos = new AtomicLong();
  private final CompletableFuture<C3pResponse> answer = new CompletableFuture<>();
  private final TimedMcuControl control =
      new TimedMcuControl((server, command) -> answer, nanos::get);
  private final Figures figures = new Figures();

  private C3pRequest command(String name) {
    XmlElement element = XmlElement.of(C3pCodec.NAMESPACE, name);
    C3pRequest request = new C3pRequest(1, ALICE, ALICE, element);
    assertThat(control.send(server("a", 1), request)).isNotNull();
    return request;
  }

  private Timing times(String command) {
    control.showIn(figures);
    return figures.timings(Metric.MEDIA_COMMAND).get(List.of(command));
  }

  private long unanswered(String command) {
    control.showIn(figures);
    return figures
        .of(Metric.MEDIA_COMMANDS_UNANSWERED)
        .filter(one -> one.labels().equals(List.of(command)))
        .mapToLong(Figure::now)
        .sum();
  }

  @Test
  void anAnswerIsCountedWithItsTimeWhateverItSays() {
    C3pRequest request = command("addUser");
    nanos.addAndGet(Duration.ofMillis(30).toNanos());
    answer.complete(request.success(request.command()));

    assertThat(times("addUser").count()).isEqualTo(1);
    assertThat(times("addUser").took()).isEqualTo(Duration.ofMillis(30));
    assertThat(times("deleteUser").count()).isZero();
    assertThat(unanswered("addUser")).isZero();
  }

  @Test
  void whatIsNotAnsweredIsCountedApart() {
    command("addUser");
    command("unheardOf");
    answer.completeExceptionally(McuUnreachable.silent("nobody there"));

    assertThat(times("addUser").count()).isZero();
    assertThat(unanswered("addUser")).isEqualTo(1);
    assertThat(figures.timings(Metric.MEDIA_COMMAND)).doesNotContainKey(List.of("unheardOf"));
  }
}
