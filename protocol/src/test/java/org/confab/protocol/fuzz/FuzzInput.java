package org.confab.protocol.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A form in which parsers are given what strangers have sent.
 *
 * @param <I> bytes, a text or an XML tree
 */
public interface FuzzInput<I> {
  /** What these bytes are in that form; empty where no parser would ever see them. */
  Optional<I> of(byte[] bytes);

  /** The bytes of it, which a finding is told with. */
  byte[] bytes(I input);

  /** Seeds that are changed without end, the same for the same random numbers. */
  Supplier<I> changes(List<I> seeds, Random random);
}
