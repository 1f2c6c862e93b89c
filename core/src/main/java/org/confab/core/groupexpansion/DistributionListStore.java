package org.confab.core.groupexpansion;

import java.util.List;
import java.util.Optional;

/** Port: where distribution lists are kept. What a method did is stored when it returns. */
public interface DistributionListStore {
  /** The list of that address. */
  Optional<DistributionList> find(MailAddress address);

  /**
   * So many lists from that one on, without it, or from the first; in an order that stays. The last
   * of a page begins the next.
   *
   * @param limit most lists, at least 1; fewer come only at the end
   */
  List<DistributionList> page(Optional<MailAddress> after, int limit);

  /** Adds a list, or replaces the one of that address with all its entries. */
  void save(DistributionList list);

  /** Removes a list; false if there is none. Lists that name it go on naming it. */
  boolean remove(MailAddress address);
}
