package org.confab.core.photos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.SipUri;

/**
 * Pictures of users: what administrators say goes before what the directory says. Whether there are
 * any is answered from memory: clients are told where they are on the way of their messages.
 */
public final class Photos {
  private final UserDirectory users;
  private final PhotoStore store;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean any;

  /** Keeps pictures of these users in that store. */
  public Photos(UserDirectory users, PhotoStore store) {
    this.users = users;
    this.store = store;
    this.any = store.any();
  }

  /** Calls that whenever there come to be pictures, or none are left. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Whether there are pictures. */
  public boolean any() {
    return any;
  }

  /**
   * Gives a user a picture.
   *
   * @param file what an administrator says it is
   * @throws AccountRefused if there is no such user
   * @throws PhotoRefused if it cannot be kept
   */
  public PhotoFacts set(SipUri user, byte[] file) {
    require(user);
    Photo photo = Photo.of(file);
    store.save(user.aor(), PhotoSource.ADMINISTRATOR, photo);
    changed();
    return photo.facts();
  }

  /**
   * Takes back what an administrator said; a picture that the directory has is shown again.
   *
   * @return what is shown now
   * @throws AccountRefused if there is no such user
   */
  public Optional<PhotoFacts> reset(SipUri user) {
    require(user);
    store.remove(user.aor(), PhotoSource.ADMINISTRATOR);
    changed();
    return facts(user);
  }

  /**
   * What is known of a user's picture.
   *
   * @throws AccountRefused if there is no such user
   */
  public Optional<PhotoFacts> of(SipUri user) {
    require(user);
    return facts(user);
  }

  private Optional<PhotoFacts> facts(SipUri user) {
    Map<SipUri, PhotoFacts> found = store.facts(List.of(user.aor()));
    return Optional.ofNullable(found.get(user.aor()));
  }

  /** The picture whose file has that name. */
  public Optional<Photo> named(String name) {
    return PhotoFacts.hashIn(name)
        .flatMap(store::find)
        .filter(photo -> photo.facts().name().equals(name));
  }

  /** Pictures are stored or removed: looks whether there are any. */
  public void changed() {
    if (lookedAgain()) {
      listeners.forEach(Runnable::run);
    }
  }

  /** Whether it is otherwise than before. One at a time: what was read first is not kept last. */
  private synchronized boolean lookedAgain() {
    boolean before = any;
    any = store.any();
    return any != before;
  }

  private void require(SipUri user) {
    if (users.find(user).isEmpty()) {
      throw AccountRefused.unknown(user);
    }
  }
}
