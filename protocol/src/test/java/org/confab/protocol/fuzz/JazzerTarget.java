package org.confab.protocol.fuzz;

/**
 * What jazzer calls, in a process of its own for each target: {@code --target_args=} names the
 * table and the target in it.
 */
public final class JazzerTarget {
  private static FuzzTarget<?> target;

  private JazzerTarget() {}

  /** Chooses the target. */
  public static void fuzzerInitialize(String[] tableAndName) throws ReflectiveOperationException {
    FuzzTargets table =
        Class.forName(tableAndName[0])
            .asSubclass(FuzzTargets.class)
            .getDeclaredConstructor()
            .newInstance();
    target = table.named(tableAndName[1]);
  }

  /** One input. */
  public static void fuzzerTestOneInput(byte[] input) {
    target.give(input);
  }
}
