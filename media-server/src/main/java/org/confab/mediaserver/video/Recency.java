package org.confab.mediaserver.video;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose picture is shown: everybody sees who spoke last, and that one sees who spoke before. Until
 * somebody has spoken it is who came first.
 *
 * @param <T> who
 */
public final class Recency<T> {
  private final List<T> order = new ArrayList<>();

  /** Somebody has come. */
  public void add(T who) {
    order.add(who);
  }

  /** Somebody has left. */
  public void remove(T who) {
    order.remove(who);
  }

  /** Somebody speaks now. */
  public void speaks(T who) {
    if (order.remove(who)) {
      order.add(0, who);
    }
  }

  /** All, whoever spoke last first. */
  public List<T> all() {
    return order;
  }
}
