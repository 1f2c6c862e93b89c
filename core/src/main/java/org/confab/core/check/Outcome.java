package org.confab.core.check;

/** How a check went that has found nothing wrong, or not much. */
public sealed interface Outcome {
  /** What was seen, in words. */
  String detail();

  /** It works. */
  record Fine(String detail) implements Outcome {}

  /** It works, and somebody has to do something before it does not. */
  record Warning(String detail, Finding finding) implements Outcome {}

  /** There is nothing of that kind here to check. */
  record Absent(String detail) implements Outcome {}
}
