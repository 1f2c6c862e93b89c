package org.confab.core.directorysync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.confab.core.SipDomains;
import org.confab.core.accounts.Accounts;
import org.confab.core.authentication.InMemoryCredentialStore;
import org.confab.core.directory.MemoryUserStore;
import org.confab.core.directory.User;
import org.confab.core.photos.MemoryPhotoStore;
import org.confab.core.photos.Photo;
import org.confab.core.photos.PhotoSource;
import org.confab.protocol.sip.SipUri;

/** Accounts in memory, and what was done to them. */
final class RecordingAccounts implements SyncedAccounts {
  final MemoryUserStore users = new MemoryUserStore();
  final MemoryPhotoStore photos = new MemoryPhotoStore();
  final List<String> done = new ArrayList<>();
  private final Accounts accounts =
      new Accounts(
          SipDomains.of("litwareinc.com"),
          users,
          new InMemoryCredentialStore(),
          owner -> {},
          java.time.Clock.fixed(Instant.EPOCH, java.time.ZoneOffset.UTC));
  Optional<SipUri> spoiled = Optional.empty();
  Optional<RuntimeException> renamingFails = Optional.empty();

  /** Who cannot be disabled. */
  Predicate<SipUri> staying = aor -> false;

  /** The server ends while an account is disabled and has not got its new address yet. */
  boolean renamingEnds;

  /** The server ends when an account has its new address. */
  boolean renamedEnds;

  @Override
  public SipUri address(SipUri uri) {
    return accounts.address(uri.asString());
  }

  @Override
  public Optional<User> findForChange(SipUri aor) {
    return users.findForChange(aor);
  }

  @Override
  public void open(User user) {
    if (spoiled.equals(Optional.of(user.aor()))) {
      throw new IllegalStateException("the database does not like " + user.aor());
    }
    accounts.open(user);
  }

  @Override
  public void change(User user) {
    users.replace(user);
  }

  @Override
  public void announce(User before, User after) {
    done.add("announce " + after.displayName());
  }

  @Override
  public boolean picture(SipUri aor, Optional<Photo> photo) {
    return photo.isPresent()
        ? photos.save(aor, PhotoSource.DIRECTORY, photo.get())
        : photos.remove(aor, PhotoSource.DIRECTORY);
  }

  @Override
  public void picturesChanged() {
    done.add("pictures");
  }

  @Override
  public void disable(SipUri aor) {
    if (staying.test(aor)) {
      throw new IllegalStateException("the database does not like " + aor);
    }
    accounts.setEnabled(aor, false);
    done.add("disable " + aor.user());
  }

  @Override
  public void remove(SipUri aor) {
    accounts.remove(aor);
    done.add("remove " + aor.user());
  }

  @Override
  public void rename(SipUri from, SipUri to, boolean enabled) {
    renamingFails.ifPresent(
        failed -> {
          throw failed;
        });
    User user = users.find(from).orElseThrow();
    if (renamingEnds) {
      accounts.setEnabled(from, false);
      throw new AssertionError("the server ends");
    }
    users.remove(from);
    users.add(user.withAddress(to).withEnabled(enabled));
    done.add("rename " + from.user() + " " + to.user());
    if (renamedEnds) {
      throw new AssertionError("the server ends");
    }
  }
}
