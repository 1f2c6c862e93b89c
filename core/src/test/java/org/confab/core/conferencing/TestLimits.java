package org.confab.core.conferencing;

/** The limits of a deployment with one that is small enough to be met. */
final class TestLimits {
  private static final ConferencingLimits D = ConferencingLimits.DEFAULT;

  private TestLimits() {}

  static ConferencingLimits conferences(int most) {
    return with(most, D.calls());
  }

  static ConferencingLimits calls(ConferencingLimits.Calls calls) {
    return with(D.conferencesPerOrganizer(), calls);
  }

  private static ConferencingLimits with(int conferences, ConferencingLimits.Calls calls) {
    return new ConferencingLimits(
        conferences,
        D.size(),
        D.lobby(),
        calls,
        D.invitees(),
        D.subject(),
        D.displayName(),
        D.opaqueData(),
        D.defaultLifetime(),
        D.longestLifetime(),
        D.idle(),
        D.commandTime(),
        D.entitySettings(),
        D.key(),
        D.activePerOrganizer());
  }
}
