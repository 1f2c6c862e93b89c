package org.confab.core.conferencing;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.confab.protocol.conference.ConferenceId;

/**
 * Makes ids of 32 upper case letters and digits, as OCS 2007 R2 does. Over a strong source they
 * cannot be guessed, which matters once conferences admit anonymous users.
 */
public final class RandomConferenceIds implements Supplier<ConferenceId> {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private final RandomGenerator random;

  /** Draws from a source of randomness. */
  public RandomConferenceIds(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public ConferenceId get() {
    StringBuilder id = new StringBuilder(ConferenceId.MAX_LENGTH);
    for (int i = 0; i < ConferenceId.MAX_LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return ConferenceId.of(id.toString());
  }
}
