package org.confab.protocol.fuzz;

/**
 * How many changed inputs a target gets in every run of the tests.
 *
 * @param inputs their number
 * @param reason why it is less than others get; empty for the usual number
 */
public record FuzzBudget(int inputs, String reason) {
  private static final int MANY = 100_000;

  /** What a target gets of which nothing else is said. */
  public static final FuzzBudget USUAL = new FuzzBudget(MANY, "");

  /** What a target for documents gets: most of the time would go into their making. */
  public static final FuzzBudget TREES =
      new FuzzBudget(30_000, "each document is made anew as a tree");

  /** Throws {@link IllegalArgumentException} for fewer than usual without a reason. */
  public FuzzBudget {
    if (inputs < MANY && reason.isBlank()) {
      throw new IllegalArgumentException("fewer inputs need a reason");
    }
  }
}
