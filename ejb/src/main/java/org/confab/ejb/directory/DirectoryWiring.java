package org.confab.ejb.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.confab.core.Settings;
import org.confab.core.directory.AccountNames;
import org.confab.core.directory.UserCache;
import org.confab.core.directory.UserDirectory;
import org.confab.core.directory.UserStore;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;

/** Keeps the directory in memory in step with the database. */
@ApplicationScoped
public class DirectoryWiring {
  private final UserCache cache;

  @Inject
  DirectoryWiring(Settings settings, UserStore store, AccountNames names) {
    cache = new UserCache(settings.domains(), names);
    cache.put(store.all());
  }

  /** The directory that is asked on the way of messages. */
  @Produces
  @Singleton
  public UserDirectory directory() {
    return cache;
  }

  /** Names are the users' own: who goes or is called otherwise may free one. */
  void changed(@Observes(during = TransactionPhase.AFTER_COMPLETION) KeptChange change) {
    if (change.what() == Kept.EVERYTHING) {
      cache.namesChanged();
    }
  }

  void named(@Observes(during = TransactionPhase.AFTER_COMPLETION) NamesChange change) {
    cache.namesChanged();
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChange change) {
    if (change instanceof UserChange.Stored stored) {
      cache.put(stored.user());
    } else if (change instanceof UserChange.Removed removed) {
      cache.remove(removed.aor());
    }
  }
}
