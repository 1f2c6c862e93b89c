package org.confab.core.groupexpansion;

import java.util.Optional;

/** Port: where distribution lists are kept. What a method did is stored when it returns. */
public interface DistributionListStore {
  /** The list of that address. */
  Optional<DistributionList> find(MailAddress address);

  /** Adds a list, or replaces the one of that address with all its entries. */
  void save(DistributionList list);

  /** Removes a list; false if there is none. Lists that name it go on naming it. */
  boolean remove(MailAddress address);
}
