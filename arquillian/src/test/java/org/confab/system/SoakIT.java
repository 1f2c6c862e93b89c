package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.confab.bench.server.Confab;
import org.confab.bench.soak.Soak;
import org.confab.bench.soak.SoakReport;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who come and go; half of them vanish. {@code ./confab bench soak} is the long version. */
@ExtendWith(SharedConfab.class)
class SoakIT {
  private static final int PEOPLE = 20;
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 3;

  /** How long the server may keep what is over, and how long the rounds may take. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void nothingOfThemStaysBehind(ConfabServer server) {
    SoakReport report =
        new Soak(Confab.in(server.home()), PEOPLE, System.out).run(WARM_UP, ROUNDS, LIMIT, LIMIT);

    assertThat(report.isClean()).as(report.toString()).isTrue();
  }
}
