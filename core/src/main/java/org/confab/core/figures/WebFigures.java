package org.confab.core.figures;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What web services have been asked since the server started; from any thread. */
public final class WebFigures {
  private final Map<WebOperation, Tally> tallies;

  /** All at 0, among those figures. */
  public WebFigures(Figures figures) {
    Map<WebOperation, Tally> all = new EnumMap<>(WebOperation.class);
    for (WebOperation operation : WebOperation.values()) {
      all.put(operation, new Tally(figures, operation.label()));
    }
    tallies = Collections.unmodifiableMap(all);
  }

  /**
   * Counts one request.
   *
   * @param status of its answer
   * @param took until the answer was written
   */
  public void count(WebOperation operation, int status, Duration took) {
    Tally tally = tallies.get(operation);
    if (tally != null) {
      tally.add(status, took);
    }
  }

  /** The tallies, in the order of the table. */
  public Map<WebOperation, Tally> all() {
    return tallies;
  }
}
