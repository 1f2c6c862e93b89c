package org.confab.core.groupexpansion;

/**
 * What one expansion may cost.
 *
 * @param members most members of an answer
 * @param lists most lists that are opened for it, the asked one included
 */
public record ExpansionLimits(int members, int lists) {
  /** A hundred members, as the product does unless told otherwise, from as many lists. */
  public static final ExpansionLimits DEFAULT = new ExpansionLimits(100, 100);

  /** As many members as a setting says, from as many lists as usual. */
  public ExpansionLimits withMembers(int most) {
    return new ExpansionLimits(most, lists);
  }
}
