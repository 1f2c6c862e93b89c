package org.confab.core.groupexpansion;

import java.util.Optional;
import java.util.function.Supplier;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directory.UserDirectory;
import org.confab.core.groupexpansion.Expansion.Status;

/**
 * Tells who is behind a distribution list ([MS-OCSPROT] 2.5.8): lists inside it are opened too, a
 * person reached on several ways is one member, and lists that lead back to themselves do no harm.
 */
public final class GroupExpansion {
  private final DistributionListStore lists;
  private final UserDirectory users;
  private final OutsiderStore outsiders;
  private final Supplier<ExpansionLimits> limits;

  /** Expansion of those lists, with those people in them, within the limits of that time. */
  public GroupExpansion(
      DistributionListStore lists,
      UserDirectory users,
      OutsiderStore outsiders,
      Supplier<ExpansionLimits> limits) {
    this.lists = lists;
    this.users = users;
    this.outsiders = outsiders;
    this.limits = limits;
  }

  /**
   * Expands the list of that address; a text that is no address is a list that does not exist, and
   * so is one that hides its members.
   */
  public Expansion expand(String address, SubLists subLists) {
    Optional<DistributionList> list;
    try {
      list = lists.find(MailAddress.parse(address));
    } catch (IllegalArgumentException notAnAddress) {
      list = Optional.empty();
    }
    return list.filter(found -> !found.hidden())
        .map(found -> new Walk(lists, users, outsiders, limits.get(), subLists).from(found))
        .orElseGet(() -> Expansion.refused(Status.NOT_FOUND));
  }
}
