package org.confab.ejb.photos;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.core.photos.PhotoSource;
import org.confab.core.photos.PhotoStore;
import org.confab.core.photos.PhotoStoreContract;
import org.confab.core.photos.Pictures;
import org.confab.ejb.database.JpaDatabase;
import org.confab.ejb.directory.TestUsers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JpaPhotoStoreTest implements PhotoStoreContract {
  @RegisterExtension final JpaDatabase database = new JpaDatabase();
  private UserStore users;

  @BeforeEach
  void people() {
    users = TestUsers.in(database);
    users.add(new User(ALICE, "Alice", "", "", "", "", "", true));
    users.add(new User(BOB, "Bob", "", "", "", "", "", true));
  }

  @Override
  public PhotoStore store() {
    return database.store(PhotoStore.class, JpaPhotoStore::new);
  }

  @Test
  void aPictureGoesWithItsUser() {
    store().save(ALICE, PhotoSource.ADMINISTRATOR, Pictures.photo("alice"));
    users.remove(ALICE);
    assertThat(store().any()).isFalse();
  }
}
