package org.confab.core;

import java.util.function.Supplier;

/**
 * The settings that hold now. Most are read once, when something is made by them; what may change
 * while the server runs is asked for here each time, which costs no more than reading a field.
 */
public final class CurrentSettings implements Supplier<Settings> {
  private volatile Settings now;

  /** They begin with these. */
  public CurrentSettings(Settings settings) {
    this.now = settings;
  }

  @Override
  public Settings get() {
    return now;
  }

  /** From now on these hold. */
  public void change(Settings settings) {
    now = settings;
  }
}
