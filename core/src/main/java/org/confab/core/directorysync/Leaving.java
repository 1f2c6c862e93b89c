package org.confab.core.directorysync;

import java.util.Map;
import java.util.Optional;
import org.confab.core.directory.DirectoryId;
import org.confab.core.directorysync.Tally.Deed;
import org.confab.protocol.sip.SipUri;

/**
 * Takes leave of those who have gone from the directory. If too many seem to have gone, it is more
 * likely that the directory, or our right to read it, is broken: then nobody goes, and the report
 * says so.
 */
final class Leaving {
  private final Stores stores;
  private final SyncLimits limits;
  private final PageWork work;
  private final Tally tally;

  Leaving(Stores stores, SyncLimits limits, PageWork work, Tally tally) {
    this.stores = stores;
    this.limits = limits;
    this.work = work;
    this.tally = tally;
  }

  /**
   * Carries the departures out.
   *
   * @param however even if they are too many
   * @param nobodyThere whether it was looked for entries and there were none
   */
  void carryOut(boolean however, boolean nobodyThere) {
    Map<DirectoryId, Optional<DirectoryPerson>> leaving = work.departures().leaving();
    LinkStore links = stores.links();
    long accounts =
        leaving.keySet().stream()
            .filter(id -> links.find(id).flatMap(Link::user).isPresent())
            .count();
    long all = links.users();
    boolean emptied = nobodyThere && accounts == all;
    if (accounts > 0 && !however && (emptied || !limits.allow(accounts, all))) {
      tally.withheld(
          accounts,
          accounts
              + " of "
              + all
              + " accounts of the directory seem to be gone; none is removed without an"
              + " administrator's word");
      return;
    }
    leaving.forEach(this::leave);
  }

  private void leave(DirectoryId id, Optional<DirectoryPerson> demoted) {
    try {
      stores.links().find(id).ifPresent(this::leave);
    } catch (RuntimeException failed) {
      tally.failed("the entry " + id + " is not removed", failed);
      return;
    }
    demoted.ifPresent(work::again);
  }

  private void leave(Link link) {
    Optional<SipUri> account = link.user();
    if (account.isPresent() && present(account.get())) {
      stores.accounts().remove(account.get());
      tally.count(Deed.REMOVED);
    }
    stores
        .links()
        .together(
            () -> {
              link.list().ifPresent(stores.lists()::remove);
              stores.outsiders().remove(link.id());
              stores.links().outdated(link.name());
              stores.links().remove(link.id());
              return link;
            });
  }

  private boolean present(SipUri account) {
    return stores.links().together(() -> stores.accounts().findForChange(account).isPresent());
  }
}
