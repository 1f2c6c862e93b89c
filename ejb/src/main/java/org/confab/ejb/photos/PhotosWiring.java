package org.confab.ejb.photos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.directory.UserDirectory;
import org.confab.core.photos.PhotoStore;
import org.confab.core.photos.Photos;

/** Makes what administers pictures. */
@ApplicationScoped
public class PhotosWiring {
  /** The pictures of this deployment. */
  @Produces
  @Singleton
  public Photos photos(UserDirectory users, PhotoStore store) {
    return new Photos(users, store);
  }
}
