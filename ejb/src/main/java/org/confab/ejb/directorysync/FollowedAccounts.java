package org.confab.ejb.directorysync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.confab.core.accounts.AccountAdministration;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.accounts.AddressAdministration;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.core.directorysync.SyncedAccounts;
import org.confab.core.photos.Photo;
import org.confab.core.photos.PhotoSource;
import org.confab.core.photos.PhotoStore;
import org.confab.core.photos.Photos;
import org.confab.core.presence.CardNews;
import org.confab.protocol.sip.SipUri;

/** The accounts of this server, as far as a synchronisation touches them. */
@ApplicationScoped
public class FollowedAccounts implements SyncedAccounts {
  private final UserStore users;
  private final AccountRecords records;
  private final AccountAdministration administration;
  private final AddressAdministration addresses;
  private final CardNews news;
  private final PhotoStore pictures;
  private final Photos photos;

  @Inject
  FollowedAccounts(
      UserStore users,
      AccountRecords records,
      AccountAdministration administration,
      AddressAdministration addresses,
      CardNews news,
      PhotoStore pictures,
      Photos photos) {
    this.users = users;
    this.records = records;
    this.administration = administration;
    this.addresses = addresses;
    this.news = news;
    this.pictures = pictures;
    this.photos = photos;
  }

  @Override
  public SipUri address(SipUri uri) {
    return records.address(uri.asString());
  }

  @Override
  public Optional<User> findForChange(SipUri aor) {
    return users.findForChange(aor);
  }

  @Override
  public void open(User user) {
    records.open(user);
  }

  @Override
  public void change(User user) {
    users.replace(user);
  }

  @Override
  public void announce(User before, User after) {
    news.changed(before, after);
  }

  @Override
  public boolean picture(SipUri aor, Optional<Photo> photo) {
    return photo.isPresent()
        ? pictures.save(aor, PhotoSource.DIRECTORY, photo.get())
        : pictures.remove(aor, PhotoSource.DIRECTORY);
  }

  @Override
  public void picturesChanged() {
    photos.changed();
  }

  @Override
  public void disable(SipUri aor) {
    administration.disable(aor);
  }

  @Override
  public void remove(SipUri aor) {
    administration.remove(aor);
  }

  @Override
  public void rename(SipUri from, SipUri to, boolean enabled) {
    addresses.rename(from, to, enabled);
  }
}
