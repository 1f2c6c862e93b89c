package org.confab.core.directorysync;

import org.confab.core.directory.OutsiderStore;
import org.confab.core.groupexpansion.DistributionListStore;

/**
 * Where a synchronisation puts what it reads.
 *
 * @param links what has become of which entry
 * @param accounts people with an address of this domain
 * @param outsiders other people
 * @param lists groups with a mail address
 */
public record Stores(
    LinkStore links,
    SyncedAccounts accounts,
    OutsiderStore outsiders,
    DistributionListStore lists) {}
