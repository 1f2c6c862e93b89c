package org.confab.web.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.web.Malformed;

/** Traces that are asked for. */
public final class TraceTargets {
  private TraceTargets() {}

  /** One for the only body. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("new-trace", NewTrace.class)
            .seeds(
                "{\"user\":\"alice@x.test\",\"minutes\":10,\"texts\":true}",
                "{\"conference\":\"AB12CD34~alice@x.test\",\"minutes\":100}")
            .refusing(Malformed.class)
            .holds(text -> assertThat(NewTrace.parse(text).told()).contains("minutes=")));
  }
}
